import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, newId, newSigningSecret, type StaffCaller, Store } from '#platform';
import type { WebhookView } from '#protocol';
import { viewWebhook, Webhook, type WebhookFields } from '../domain/webhook';
import { Receivers } from '../receivers';
import { WantedEvents } from '../wanted-events';
import { Webhooks } from '../webhooks.store';

export type WithSecret = WebhookView & { secret: string };

/** Creates a webhook; its secret is answered this once. */
export class CreateWebhook extends Command<WithSecret> {
  constructor(
    readonly by: StaffCaller,
    readonly fields: WebhookFields,
  ) {
    super();
  }
}

@CommandHandler(CreateWebhook)
export class CreateWebhookHandler implements ICommandHandler<CreateWebhook> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly receivers: Receivers,
    private readonly wanted: WantedEvents,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ by, fields }: CreateWebhook): Promise<WithSecret> {
    await this.receivers.mustBePublic(fields.url);
    const [secret, now] = [newSigningSecret(), this.clock.now()];
    const webhook = await this.store.transaction((tx) => this.webhooks.addTo(tx, new Webhook(newId(), fields, secret, actorOf(by), now)));
    await this.wanted.read();
    return { ...viewWebhook(webhook, now), secret };
  }
}
