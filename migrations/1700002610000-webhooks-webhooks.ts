import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Subscriptions of the company's own systems to events. */
export class WebhooksWebhooks1700002610000 implements MigrationInterface {
  name = 'WebhooksWebhooks1700002610000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table webhooks (
      id uuid primary key, url text not null, events text[] not null, description text, active boolean not null, secret text not null,
      previous_secret text, previous_secret_until timestamptz, failures int not null, failing_since timestamptz, last_error text,
      disabled_reason text, disabled_at timestamptz, created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz)`);
    await runner.query('create index webhooks_there on webhooks (id) where deleted_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhooks');
  }
}
