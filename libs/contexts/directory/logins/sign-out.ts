import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Tokens } from '#platform';
import { Sessions } from '../staff/directory.store';
import { readRefreshToken } from './refresh-token';

/** Ends the login of a refresh token, and with it the access token. */
export class SignOut extends Command<void> {
  constructor(readonly refreshToken: string) {
    super();
  }
}

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly clock: Clock,
  ) {}

  execute({ refreshToken }: SignOut): Promise<void> {
    const { sessionId } = readRefreshToken(this.tokens, refreshToken);
    return this.sessions.change(sessionId, (session) => session.end('logout', this.clock.now()));
  }
}
