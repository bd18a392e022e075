import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The page that a customer looks at and its language, and what finds the latest chats and tickets of a customer that were closed. */
export class ChatsPageLocale1700002310000 implements MigrationInterface {
  name = 'ChatsPageLocale1700002310000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats add column locale text, add column page jsonb');
    await runner.query('create index chats_customer_closed on chats (customer_id, closed_at) where closed_at is not null');
    await runner.query('create index tickets_customer_closed on tickets (customer_id, closed_at) where closed_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index tickets_customer_closed');
    await runner.query('drop index chats_customer_closed');
    await runner.query('alter table chats drop column locale, drop column page');
  }
}
