import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';
import type { WebhookView } from '#protocol';
import { viewWebhook, type WebhookChanges } from '../domain/webhook';
import { Receivers } from '../receivers';
import { WantedEvents } from '../wanted-events';
import { Webhooks } from '../webhooks.store';

/** Changes what is given of a webhook. */
export class ChangeWebhook extends Command<WebhookView> {
  constructor(
    readonly by: StaffCaller,
    readonly webhookId: string,
    readonly changes: WebhookChanges,
  ) {
    super();
  }
}

@CommandHandler(ChangeWebhook)
export class ChangeWebhookHandler implements ICommandHandler<ChangeWebhook> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly receivers: Receivers,
    private readonly wanted: WantedEvents,
    private readonly clock: Clock,
  ) {}

  async execute({ by, webhookId, changes }: ChangeWebhook): Promise<WebhookView> {
    await this.webhooks.there(webhookId);
    if (changes.url !== undefined) await this.receivers.mustBePublic(changes.url);
    const view = await this.webhooks.change(webhookId, (webhook) => {
      const now = this.clock.now();
      webhook.change(changes, actorOf(by), now);
      return viewWebhook(webhook, now);
    });
    await this.wanted.read();
    return view;
  }
}
