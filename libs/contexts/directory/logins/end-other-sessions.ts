import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsNull, Not } from 'typeorm';
import { Clock } from '#kernel';
import { type StaffCaller, Store } from '#platform';
import { Sessions } from '../staff/directory.store';

/** Ends all logins of the caller but the one that asks. */
export class EndOtherSessions extends Command<void> {
  constructor(readonly by: StaffCaller) {
    super();
  }
}

@CommandHandler(EndOtherSessions)
export class EndOtherSessionsHandler implements ICommandHandler<EndOtherSessions> {
  constructor(
    private readonly sessions: Sessions,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by }: EndOtherSessions): Promise<void> {
    return this.store.transaction(async (tx) => {
      const others = await this.sessions.lockWhere(tx, { userId: by.id, endedAt: IsNull(), id: Not(by.sessionId) });
      for (const session of others) session.end('logout', this.clock.now());
    });
  }
}
