import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { WebhookView } from '#protocol';
import { viewWebhook } from '../domain/webhook';
import { Webhooks } from '../webhooks.store';

/** One webhook, without its secret. */
export class WebhookById extends Query<WebhookView> {
  constructor(readonly webhookId: string) {
    super();
  }
}

@QueryHandler(WebhookById)
export class WebhookByIdHandler implements IQueryHandler<WebhookById> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly clock: Clock,
  ) {}

  async execute({ webhookId }: WebhookById): Promise<WebhookView> {
    return viewWebhook(await this.webhooks.there(webhookId), this.clock.now());
  }
}
