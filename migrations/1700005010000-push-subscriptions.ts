import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Browsers in which people are called, what for, and the key by which push services know us. */
export class PushSubscriptions1700005010000 implements MigrationInterface {
  name = 'PushSubscriptions1700005010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table push_keys (id boolean primary key, private_key text not null)');
    await runner.query(`create table push_subscriptions (id uuid primary key, user_id uuid not null, session_id uuid not null, endpoint text not null,
      p256dh text not null, auth text not null, shows_text boolean not null, created_at timestamptz not null)`);
    await runner.query('create unique index push_subscriptions_endpoint on push_subscriptions (endpoint)');
    await runner.query('create index push_subscriptions_user on push_subscriptions (user_id, created_at)');
    await runner.query(`create table pushes (subscription_id uuid not null, chat_id uuid not null, kind text not null, tries smallint not null default 0,
      next_try_at timestamptz, created_at timestamptz not null, primary key (subscription_id, chat_id, kind))`);
    await runner.query('create index pushes_due on pushes (next_try_at) where next_try_at is not null');
    await runner.query('create index pushes_age on pushes (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pushes');
    await runner.query('drop table push_subscriptions');
    await runner.query('drop table push_keys');
  }
}
