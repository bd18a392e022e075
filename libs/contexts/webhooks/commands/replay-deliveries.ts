import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Deliveries } from '../deliveries';
import { Webhooks } from '../webhooks.store';

/** Sends once more what a webhook was sent, or should have been, since a moment (RFC 3339); returns how many deliveries. */
export class ReplayDeliveries extends Command<number> {
  constructor(
    readonly webhookId: string,
    readonly since: string,
  ) {
    super();
  }
}

@CommandHandler(ReplayDeliveries)
export class ReplayDeliveriesHandler implements ICommandHandler<ReplayDeliveries> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly deliveries: Deliveries,
  ) {}

  async execute({ webhookId, since }: ReplayDeliveries): Promise<number> {
    await this.webhooks.there(webhookId);
    return this.deliveries.replaySince(webhookId, since);
  }
}
