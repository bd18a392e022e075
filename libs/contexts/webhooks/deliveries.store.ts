import { EntitySchema } from 'typeorm';
import type { WebhookAnswer, WebhookAttempt, WebhookDeliveryState } from '#protocol';

/** A fact that some webhook wants, stored by the statement that stored what happened, until its deliveries are made of it. */
interface WebhookFact {
  position: string;
  /** Name of the server event that tells it. */
  event: string;
  /** Name of the domain event. */
  type: string;
  data: Record<string, unknown>;
  at: Date;
  attempts: number;
}

/** What one webhook is sent of a fact. Its id is the `webhook-id` of every attempt. */
interface WebhookDelivery {
  id: string;
  position: string;
  webhookId: string;
  /** Deliveries of one lane are made one after another, and those of one chat are in one lane. */
  lane: number;
  event: string;
  chatId: string | null;
  body: string;
  state: WebhookDeliveryState;
  /** Attempts since it was made or replayed. */
  tries: number;
  attempts: WebhookAttempt[];
  /** The last one that came. */
  answer: WebhookAnswer | null;
  /** Null: at once, unless it has ended. */
  nextAttemptAt: Date | null;
  createdAt: Date;
}

export const WebhookFactSchema = new EntitySchema<WebhookFact>({
  name: 'WebhookFact',
  tableName: 'webhook_facts',
  columns: {
    position: { type: 'bigint', primary: true, generated: 'identity' as never },
    event: { type: 'text' },
    type: { type: 'text' },
    data: { type: 'jsonb' },
    at: { type: 'timestamptz' },
    attempts: { type: 'smallint', default: 0 },
  },
});

export const WebhookDeliverySchema = new EntitySchema<WebhookDelivery>({
  name: 'WebhookDelivery',
  tableName: 'webhook_deliveries',
  columns: {
    id: { type: 'uuid', primary: true },
    position: { type: 'bigint', generated: 'identity' as never },
    webhookId: { type: 'uuid', name: 'webhook_id' },
    lane: { type: 'smallint' },
    event: { type: 'text' },
    chatId: { type: 'uuid', name: 'chat_id', nullable: true },
    body: { type: 'text' },
    state: { type: 'text' },
    tries: { type: 'smallint' },
    attempts: { type: 'jsonb' },
    answer: { type: 'jsonb', nullable: true },
    nextAttemptAt: { type: 'timestamptz', name: 'next_attempt_at', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [
    { name: 'webhook_deliveries_due', columns: ['webhookId', 'lane', 'nextAttemptAt', 'position'], where: "state = 'pending'" },
    { name: 'webhook_deliveries_of_webhook', columns: ['webhookId', 'position'] },
    { name: 'webhook_deliveries_not_delivered', columns: ['webhookId', 'state', 'position'], where: "state <> 'delivered'" },
    { name: 'webhook_deliveries_of_event', columns: ['webhookId', 'event', 'position'] },
    { name: 'webhook_deliveries_of_chat', columns: ['chatId'], where: 'chat_id IS NOT NULL' },
    { name: 'webhook_deliveries_age', columns: ['createdAt'] },
  ],
});
