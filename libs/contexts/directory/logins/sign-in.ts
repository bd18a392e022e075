import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { newId, Store } from '#platform';
import { Session } from '../staff/domain/session';
import { badCredentials } from '../staff/domain/directory.errors';
import { Sessions, Users } from '../staff/directory.store';
import { isPassword } from '../staff/passwords';
import { type Login, Logins } from './logins';

export class SignIn extends Command<Login> {
  constructor(
    readonly email: string,
    readonly password: string,
  ) {
    super();
  }
}

@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly logins: Logins,
  ) {}

  async execute({ email, password }: SignIn): Promise<Login> {
    const known = await this.users.byEmail(email);
    const matches = await isPassword(password, known?.passwordHash);
    if (!known?.active || !matches) throw badCredentials();
    return this.store.transaction(async (tx) => {
      // The password may have been replaced while its hash was computed; that ended all logins, and must prevent this one too.
      const user = await this.users.lock(tx, known.id);
      if (!user.active || user.passwordHash !== known.passwordHash) throw badCredentials();
      return this.logins.issue(user, this.sessions.add(tx, new Session(newId(), user.id, this.clock.now())));
    });
  }
}
