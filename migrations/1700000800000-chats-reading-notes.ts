import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChatsReadingNotes1700000800000 implements MigrationInterface {
  name = 'ChatsReadingNotes1700000800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table chats add column read_up_to jsonb not null default '{}'`);
    await runner.query('alter table chats alter column read_up_to drop default');
    await runner.query(`
      create table notes (
        id uuid primary key,
        chat_id uuid not null,
        author_id uuid not null,
        author_name text not null,
        text text not null,
        created_at timestamptz not null
      )`);
    await runner.query('create index notes_chat on notes (chat_id, id)');
    await runner.query(`create index chats_quiet on chats (last_message_at) where status = 'active' and awaiting_reply_since is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chats_quiet');
    await runner.query('drop table notes');
    await runner.query('alter table chats drop column read_up_to');
  }
}
