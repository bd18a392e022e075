import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Deliveries } from '../deliveries';
import { deliveryNotFound } from '../domain/webhook.errors';
import { Webhooks } from '../webhooks.store';

/** Sends a delivery once more under its id, with all its tries before it. */
export class ReplayDelivery extends Command<void> {
  constructor(
    readonly webhookId: string,
    readonly deliveryId: string,
  ) {
    super();
  }
}

@CommandHandler(ReplayDelivery)
export class ReplayDeliveryHandler implements ICommandHandler<ReplayDelivery> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly deliveries: Deliveries,
  ) {}

  async execute({ webhookId, deliveryId }: ReplayDelivery): Promise<void> {
    await this.webhooks.there(webhookId);
    if (!(await this.deliveries.replay(webhookId, deliveryId))) throw deliveryNotFound();
  }
}
