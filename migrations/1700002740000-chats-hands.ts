import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An agent's request for help: since when, and what it says. */
export class ChatsHands1700002740000 implements MigrationInterface {
  name = 'ChatsHands1700002740000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats add column hand jsonb');
    await runner.query('create index chats_hands on chats (created_at, id) where hand is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chats_hands');
    await runner.query('alter table chats drop column hand');
  }
}
