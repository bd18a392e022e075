import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import type { DomainError } from '#kernel';
import { type Audited, Collection, showing, Store, type Transaction } from '#platform';
import { Webhook } from './domain/webhook';
import { tooManyWebhooks, webhookNotFound } from './domain/webhook.errors';
import { WebhookSecretRotated } from './domain/webhook.events';

/** So many receivers may all hang without holding up another; see `LANES`. */
export const MOST_WEBHOOKS = 25;

export const WebhookSchema = new EntitySchema<Webhook>({
  name: 'Webhook',
  target: Webhook,
  tableName: 'webhooks',
  columns: {
    id: { type: 'uuid', primary: true },
    url: { type: 'text' },
    events: { type: 'text', array: true },
    description: { type: 'text', nullable: true },
    active: { type: 'boolean' },
    secret: { type: 'text' },
    previousSecret: { type: 'text', name: 'previous_secret', nullable: true },
    previousSecretUntil: { type: 'timestamptz', name: 'previous_secret_until', nullable: true },
    failures: { type: 'int' },
    failingSince: { type: 'timestamptz', name: 'failing_since', nullable: true },
    lastError: { type: 'text', name: 'last_error', nullable: true },
    disabledReason: { type: 'text', name: 'disabled_reason', nullable: true },
    disabledAt: { type: 'timestamptz', name: 'disabled_at', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    deletedAt: { type: 'timestamptz', name: 'deleted_at', nullable: true },
  },
  indices: [{ name: 'webhooks_there', columns: ['id'], where: 'deleted_at IS NULL' }],
});

@Injectable()
export class Webhooks extends Collection<Webhook> {
  protected override readonly audited: Audited<Webhook> = {
    target: 'webhook',
    shows: ['url', 'events', 'description', 'active', 'deletedAt'],
    besides: [showing(WebhookSecretRotated)],
  };

  constructor(store: Store) {
    super(store, WebhookSchema);
  }

  /** One at a time, so that two at once are not both the last that there is room for. */
  async addTo(tx: Transaction, webhook: Webhook): Promise<Webhook> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('webhooks'))`);
    const [row] = await tx.query<{ webhooks: number }>('select count(*)::int as webhooks from webhooks where deleted_at is null');
    if (row!.webhooks >= MOST_WEBHOOKS) throw tooManyWebhooks(MOST_WEBHOOKS);
    return this.add(tx, webhook);
  }

  /** @throws DomainError `webhook.not_found`, also for one that was deleted */
  async there(id: string): Promise<Webhook> {
    const webhook = await this.get(id);
    if (webhook.deletedAt !== null) throw webhookNotFound();
    return webhook;
  }

  protected missing(): DomainError {
    return webhookNotFound();
  }
}
