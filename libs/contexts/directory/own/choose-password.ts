import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';
import { wrongPassword } from '../staff/domain/directory.errors';
import { Users } from '../staff/directory.store';
import { Passwords } from '../staff/passwords';

/** Replaces the password of whoever knows the current one. All other logins of the user end; this one and its tokens go on. */
export class ChoosePassword extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly current: string,
    readonly next: string,
  ) {
    super();
  }
}

@CommandHandler(ChoosePassword)
export class ChoosePasswordHandler implements ICommandHandler<ChoosePassword> {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
  ) {}

  /** @throws DomainError `auth.wrong_password` */
  async execute({ by, current, next }: ChoosePassword): Promise<void> {
    const known = await this.users.get(by.id);
    if (!(await this.passwords.verify(current, known.passwordHash))) throw wrongPassword();
    const passwordHash = await this.passwords.hash(next);
    await this.users.change(by.id, (user) => {
      // Somebody else may have replaced it while the hashes were computed, and ended this login with it.
      if (user.passwordHash !== known.passwordHash) throw wrongPassword();
      user.choosePassword(passwordHash, by.sessionId);
    });
  }
}
