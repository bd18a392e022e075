import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chats on hold: why and until when, when the hold ends at the latest, and the agent whom a chat comes back to. */
export class ChatsHold1700004900000 implements MigrationInterface {
  name = 'ChatsHold1700004900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats add column hold jsonb, add column hold_ends_at timestamptz, add column returns_to uuid');
    await runner.query('create index chats_held on chats (hold_ends_at) where hold_ends_at is not null');
    await runner.query('alter table chat_figures add column held bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chat_figures drop column held');
    await runner.query('alter table chats drop column returns_to, drop column hold_ends_at, drop column hold');
  }
}
