import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Tokens } from '#platform';
import { badRefreshToken } from '../staff/domain/directory.errors';
import { Sessions, Users } from '../staff/directory.store';
import { type Login, Logins } from './logins';
import { readRefreshToken } from './refresh-token';

export class RefreshLogin extends Command<Login> {
  constructor(readonly refreshToken: string) {
    super();
  }
}

@CommandHandler(RefreshLogin)
export class RefreshLoginHandler implements ICommandHandler<RefreshLogin> {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly logins: Logins,
    private readonly clock: Clock,
  ) {}

  async execute({ refreshToken }: RefreshLogin): Promise<Login> {
    const { sessionId, generation } = readRefreshToken(this.tokens, refreshToken);
    // A reused token ends the session. That must be committed, so `refresh` returns false instead of throwing.
    const refreshed = await this.sessions.change(sessionId, (session) => (session.refresh(generation, this.clock.now()) ? session : null));
    if (!refreshed) throw badRefreshToken();
    const user = await this.users.get(refreshed.userId);
    if (!user.active) throw badRefreshToken();
    return this.logins.issue(user, refreshed);
  }
}
