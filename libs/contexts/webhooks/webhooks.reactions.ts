import { Injectable, type OnModuleInit } from '@nestjs/common';
import { react, Sockets } from '#platform';
import { WebhookChanged, WebhookCreated, WebhookDeleted, WebhookDisabled } from './domain/webhook.events';
import { WantedEvents } from './wanted-events';

const CHANGED = 'webhooks';

/** Every node learns at once which events are wanted; a sweep finds what it was not told. */
@Injectable()
export class WebhooksReactions implements OnModuleInit {
  constructor(
    private readonly wanted: WantedEvents,
    private readonly sockets: Sockets,
  ) {}

  onModuleInit(): void {
    this.sockets.onEverywhere(CHANGED, () => this.wanted.read());
  }

  created = react(WebhookCreated, ({ webhookId }) => this.tellNodes(webhookId));
  changed = react(WebhookChanged, ({ webhookId }) => this.tellNodes(webhookId));
  disabled = react(WebhookDisabled, ({ webhookId }) => this.tellNodes(webhookId));
  deleted = react(WebhookDeleted, ({ webhookId }) => this.tellNodes(webhookId));

  private tellNodes(webhookId: string): undefined {
    this.sockets.everywhere(CHANGED, webhookId);
  }
}
