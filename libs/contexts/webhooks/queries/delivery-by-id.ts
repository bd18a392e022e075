import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { onTheWire, Store } from '#platform';
import type { WebhookAnswer, WebhookDeliveryView } from '#protocol';
import { deliveryNotFound } from '../domain/webhook.errors';
import { Webhooks } from '../webhooks.store';
import { DELIVERY_COLUMNS } from './delivery-list';

/** With what is sent, and the last answer that came. */
export type DeliveryWithBody = WebhookDeliveryView & { body: Record<string, unknown>; answer: WebhookAnswer | null };

/** One delivery of a webhook, with its body and the last answer. */
export class DeliveryById extends Query<DeliveryWithBody> {
  constructor(
    readonly webhookId: string,
    readonly deliveryId: string,
  ) {
    super();
  }
}

@QueryHandler(DeliveryById)
export class DeliveryByIdHandler implements IQueryHandler<DeliveryById> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly store: Store,
  ) {}

  async execute({ webhookId, deliveryId }: DeliveryById): Promise<DeliveryWithBody> {
    await this.webhooks.there(webhookId);
    const [row] = await this.store.read<object>(
      `select ${DELIVERY_COLUMNS}, d.body::jsonb as body, d.answer from webhook_deliveries d where d.webhook_id = $1 and d.id = $2`,
      [webhookId, deliveryId],
    );
    if (!row) throw deliveryNotFound();
    const { position: _position, ...view } = onTheWire<DeliveryWithBody & { position: string }>(row);
    return view;
  }
}
