import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Alarms } from '../alarms';
import { PushReactions } from '../push.reactions';
import { PushSender } from '../push-sender';
import { type NewSubscription, Pushes } from '../push.store';

/** Calls a user at a browser from now on, too. */
export class SubscribeToPush extends Command<{ id: string; createdAt: Date }> {
  constructor(readonly subscription: NewSubscription) {
    super();
  }
}

@CommandHandler(SubscribeToPush)
export class SubscribeToPushHandler implements ICommandHandler<SubscribeToPush> {
  constructor(
    private readonly pushes: Pushes,
    private readonly sender: PushSender,
    private readonly alarms: Alarms,
    private readonly reactions: PushReactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `push.private_address` */
  async execute({ subscription }: SubscribeToPush): Promise<{ id: string; createdAt: Date }> {
    await this.sender.mustBePublic(subscription.endpoint);
    const subscribed = await this.pushes.subscribe(subscription, this.clock.now());
    await this.alarms.read();
    this.reactions.subscribed(subscription.userId);
    return subscribed;
  }
}
