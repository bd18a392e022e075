import { Logger } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, DomainError } from '#kernel';
import { Env, newId, Store } from '#platform';
import { Session } from '../staff/domain/session';
import { badCredentials, codeNeeded, passwordOff } from '../staff/domain/directory.errors';
import type { User } from '../staff/domain/user';
import { Sessions, Users } from '../staff/directory.store';
import { Passwords } from '../staff/passwords';
import { guessOf } from '../staff/totp';
import { type Login, Logins } from './logins';

export class SignIn extends Command<Login> {
  constructor(
    readonly email: string,
    readonly password: string,
    readonly code?: string,
    readonly from: { device?: string; address?: string } = {},
  ) {
    super();
  }
}

@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  private readonly logger = new Logger(SignIn.name);

  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly logins: Logins,
    private readonly passwords: Passwords,
    private readonly env: Env,
  ) {}

  /** @throws DomainError `auth.bad_credentials`, `auth.password_off`, `auth.code_needed`, `auth.bad_code`, `auth.too_many_codes` */
  async execute(command: SignIn): Promise<Login> {
    const { address } = command.from;
    try {
      const login = await this.signIn(command);
      this.logger.log({ address, userId: login.user.id }, 'somebody signed in');
      return login;
    } catch (error) {
      if (error instanceof DomainError) this.logger.warn({ address, code: error.code }, 'a sign-in was refused');
      throw error;
    }
  }

  private async signIn({ email, password, code, from }: SignIn): Promise<Login> {
    const known = await this.users.byEmail(email);
    const matches = await this.passwords.verify(password, known?.passwordHash);
    if (!known?.active || !matches) throw badCredentials();
    if (!this.mayUsePassword(known)) throw passwordOff();
    const outcome = await this.store.transaction(async (tx) => {
      // The password may have been replaced while its hash was computed; that ended all logins, and must prevent this one too.
      const user = await this.users.lock(tx, known.id);
      if (!user.active || user.passwordHash !== known.passwordHash) throw badCredentials();
      const refusal = this.refusalOf(user, code);
      if (refusal) return refusal;
      return this.logins.issue(user, this.sessions.add(tx, new Session(newId(), user.id, this.clock.now(), from)));
    });
    // A wrong code counts, and must be committed.
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  }

  /** Where people sign in at a provider, passwords may be left to the admins who let themselves in when it is away. */
  private mayUsePassword({ role, email }: User): boolean {
    const { OIDC_ISSUER: issuer, OIDC_BREAK_GLASS: breakGlass } = this.env;
    return issuer === undefined || breakGlass.length === 0 || (role === 'admin' && breakGlass.includes(email));
  }

  private refusalOf(user: User, code: string | undefined): DomainError | undefined {
    if (!user.needsCode) return undefined;
    if (code === undefined) throw codeNeeded();
    const now = this.clock.now();
    return user.showCode(guessOf(user.secondFactor!.secret, code, now), now);
  }
}
