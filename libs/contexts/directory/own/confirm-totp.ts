import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Users } from '../staff/directory.store';
import { hashOfRecovery, newRecoveryCodes, stepOf } from '../staff/totp';

/** From now on each sign-in needs a code. Returns the recovery codes, of which only hashes are kept. */
export class ConfirmTotp extends Command<string[]> {
  constructor(
    readonly userId: string,
    readonly code: string,
  ) {
    super();
  }
}

@CommandHandler(ConfirmTotp)
export class ConfirmTotpHandler implements ICommandHandler<ConfirmTotp> {
  constructor(
    private readonly users: Users,
    private readonly clock: Clock,
  ) {}

  execute({ userId, code }: ConfirmTotp): Promise<string[]> {
    return this.users.change(userId, (user) => {
      const recoveryCodes = newRecoveryCodes();
      const step = user.secondFactor && stepOf(user.secondFactor.secret, code, this.clock.now());
      user.confirmSecondFactor(step, recoveryCodes.map(hashOfRecovery));
      return recoveryCodes;
    });
  }
}
