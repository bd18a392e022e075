import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { pushSubscriptionNotFound } from '../domain/push.errors';
import { Pushes } from '../push.store';

export class UnsubscribeFromPush extends Command<void> {
  constructor(
    readonly userId: string,
    readonly endpoint: string,
  ) {
    super();
  }
}

@CommandHandler(UnsubscribeFromPush)
export class UnsubscribeFromPushHandler implements ICommandHandler<UnsubscribeFromPush> {
  constructor(private readonly pushes: Pushes) {}

  /** @throws DomainError `push.not_found` */
  async execute({ userId, endpoint }: UnsubscribeFromPush): Promise<void> {
    if (!(await this.pushes.unsubscribe(userId, endpoint))) throw pushSubscriptionNotFound();
  }
}
