import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, DomainError } from '#kernel';
import { secondFactorMissing, wrongCode, wrongPassword } from '../staff/domain/directory.errors';
import type { User } from '../staff/domain/user';
import { Users } from '../staff/directory.store';
import { Passwords } from '../staff/passwords';
import { guessOf } from '../staff/totp';

export type Proof = { password: string } | { code: string };

/** Removes the authenticator of a user: by whoever has the password or a code or, without a proof, by an admin. */
export class RemoveTotp extends Command<void> {
  constructor(
    readonly userId: string,
    readonly proof?: Proof,
  ) {
    super();
  }
}

@CommandHandler(RemoveTotp)
export class RemoveTotpHandler implements ICommandHandler<RemoveTotp> {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `totp.not_found`, `auth.wrong_password`, `auth.wrong_code`, `auth.too_many_codes` */
  async execute({ userId, proof }: RemoveTotp): Promise<void> {
    const known = await this.users.get(userId);
    if (!known.needsCode) throw secondFactorMissing();
    if (proof && 'password' in proof && !(await this.passwords.verify(proof.password, known.passwordHash))) throw wrongPassword();
    const refusal = await this.users.change(userId, (user) => {
      const refused = proof && 'code' in proof ? this.refusalOf(user, proof.code) : undefined;
      if (!refused) user.removeSecondFactor();
      return refused;
    });
    // A wrong code counts, and must be committed.
    if (refusal instanceof DomainError) throw refusal.kind === 'too_many' ? refusal : wrongCode();
  }

  private refusalOf(user: User, code: string): DomainError | undefined {
    if (!user.needsCode) throw secondFactorMissing();
    const now = this.clock.now();
    return user.showCode(guessOf(user.secondFactor!.secret, code, now), now);
  }
}
