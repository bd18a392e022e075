import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { newId } from '#platform';
import { Courier } from '../courier';
import { Deliveries, laneOf, TEST_EVENT } from '../deliveries';
import { Webhooks } from '../webhooks.store';

/** Sends `webhook.test` at once and once, also to a webhook that is not active; returns the id of the delivery. */
export class TestWebhook extends Command<string> {
  constructor(readonly webhookId: string) {
    super();
  }
}

@CommandHandler(TestWebhook)
export class TestWebhookHandler implements ICommandHandler<TestWebhook> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly deliveries: Deliveries,
    private readonly courier: Courier,
    private readonly clock: Clock,
  ) {}

  async execute({ webhookId }: TestWebhook): Promise<string> {
    const webhook = await this.webhooks.there(webhookId);
    const [id, now] = [newId(), this.clock.now()];
    const body = JSON.stringify({ type: TEST_EVENT, timestamp: now.toISOString(), data: { webhookId } });
    const tried = await this.courier.post(webhook, { id, body });
    await this.deliveries.addTried({ id, webhookId, event: TEST_EVENT, chatId: null, lane: laneOf(webhookId), body }, tried!, now);
    return id;
  }
}
