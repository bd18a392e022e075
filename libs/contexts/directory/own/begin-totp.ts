import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Users } from '../staff/directory.store';
import { newTotp } from '../staff/totp';
import type { BegunTotpDto } from './totp.dto';

/** Makes a secret for an authenticator instead of one that was not confirmed. */
export class BeginTotp extends Command<BegunTotpDto> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(BeginTotp)
export class BeginTotpHandler implements ICommandHandler<BeginTotp> {
  constructor(private readonly users: Users) {}

  execute({ userId }: BeginTotp): Promise<BegunTotpDto> {
    return this.users.change(userId, (user) => {
      const { secret, uri } = newTotp(user.email);
      user.beginSecondFactor(secret);
      return { secret, uri };
    });
  }
}
