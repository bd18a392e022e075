import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The message that a message answers, when a message was edited last, and what it said before each edit. */
export class ChatsRepliesEdits1700004800000 implements MigrationInterface {
  name = 'ChatsRepliesEdits1700004800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messages add column reply_to jsonb, add column edited_at timestamptz');
    await runner.query(`create table message_edits (
      id uuid primary key,
      chat_id uuid not null,
      seq integer not null,
      text text,
      written_at timestamptz not null,
      replaced_at timestamptz not null
    )`);
    await runner.query('create index message_edits_message on message_edits (chat_id, seq, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table message_edits');
    await runner.query('alter table messages drop column reply_to, drop column edited_at');
  }
}
