import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people have begun to write in a chat, one of each person in each chat. */
export class ChatsDrafts1700002890000 implements MigrationInterface {
  name = 'ChatsDrafts1700002890000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table drafts (
      chat_id uuid not null,
      user_id uuid not null,
      text text not null,
      attachment_ids uuid[] not null,
      seen_seq integer not null,
      updated_at timestamptz not null,
      primary key (chat_id, user_id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table drafts');
  }
}
