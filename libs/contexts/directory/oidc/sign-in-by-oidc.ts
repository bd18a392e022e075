import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { isUniqueViolation, newId, newSecret, Store, type Transaction } from '#platform';
import type { Role } from '#words';
import { Session } from '../staff/domain/session';
import { User } from '../staff/domain/user';
import { changeKeepingAnAdmin } from '../staff/change-keeping-an-admin';
import { Sessions, Users } from '../staff/directory.store';
import { Passwords } from '../staff/passwords';
import { type Login, Logins } from '../logins/logins';
import type { Identity } from './identity';
import { emailTaken, emailUnverified, noRole, userInactive } from './oidc.errors';

/**
 * Signs in whoever the provider says it is: the user of that identity; else, once, the user with that verified e-mail; else a new one. The
 * role is what the provider says each time. No code is asked for: that is the provider's to do.
 */
export class SignInByOidc extends Command<Login> {
  constructor(
    readonly identity: Identity,
    readonly from: { device?: string; address?: string } = {},
  ) {
    super();
  }
}

@CommandHandler(SignInByOidc)
export class SignInByOidcHandler implements ICommandHandler<SignInByOidc> {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly logins: Logins,
    private readonly passwords: Passwords,
  ) {}

  /** @throws DomainError `oidc.no_role`, `oidc.email_unverified`, `oidc.email_taken`, `oidc.deactivated`, `user.last_admin` */
  async execute({ identity, from }: SignInByOidc): Promise<Login> {
    const { role } = identity;
    if (role === null) throw noRole();
    // Somebody who comes by two windows at once for the first time is found by the second look.
    const { id } = await this.userOf(identity, role).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      return this.userOf(identity, role);
    });
    return this.store.transaction(async (tx) => {
      const user = await this.users.lock(tx, id);
      if (!user.active) throw userInactive();
      return this.logins.issue(user, this.sessions.add(tx, new Session(newId(), user.id, this.clock.now(), from)));
    });
  }

  /** In a transaction of its own: a lower role ends the logins there are, and the new one is none of them. */
  private async userOf(identity: Identity, role: Role): Promise<User> {
    const { issuer, subject, verifiedEmail } = identity;
    const linked = await this.users.byIdentity(issuer, subject);
    if (!linked && verifiedEmail === null) throw emailUnverified();
    const known = linked ?? (await this.users.byEmail(verifiedEmail!));
    const passwordHash = known ? '' : await this.passwords.hash(newSecret());
    return this.store.transaction(async (tx) =>
      known ? this.bringUpToDate(tx, known.id, identity, role) : this.create(tx, identity, verifiedEmail!, role, passwordHash),
    );
  }

  private bringUpToDate(tx: Transaction, userId: string, { issuer, subject }: Identity, role: Role): Promise<User> {
    return changeKeepingAnAdmin(this.users, tx, userId, (user) => {
      if (!user.active) throw userInactive();
      if (!user.linkIdentity(issuer, subject)) throw emailTaken();
      if (user.role !== role) user.change({ role });
    });
  }

  private create(tx: Transaction, { name, issuer, subject }: Identity, email: string, role: Role, passwordHash: string): User {
    const user = new User({ id: newId(), name, email, role, passwordHash, maxConcurrentChats: null }, this.clock.now());
    user.linkIdentity(issuer, subject);
    return this.users.add(tx, user);
  }
}
