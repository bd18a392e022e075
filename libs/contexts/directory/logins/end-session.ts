import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import { sessionNotFound } from '../staff/domain/directory.errors';
import { Sessions } from '../staff/directory.store';

/** Ends one of the logins of the caller, and with it the access token; its sockets are closed. */
export class EndSession extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly sessionId: string,
  ) {
    super();
  }
}

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async execute({ by, sessionId }: EndSession): Promise<void> {
    const found = await this.sessions.find(sessionId);
    if (found?.userId !== by.id || found.endedAt !== null) throw sessionNotFound();
    await this.sessions.change(sessionId, (session) => session.end('logout', this.clock.now()));
  }
}
