import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds notices, i.e. messages of the system, which the search must not find. */
export class ChatsNoticesWarningsReopening1700001200000 implements MigrationInterface {
  name = 'ChatsNoticesWarningsReopening1700001200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messages add column notice jsonb');
    await runner.query('alter table chats add column warned_at timestamptz, add column previous_chat_id uuid');
    await runner.query('drop index messages_text');
    await runner.query(
      `create index messages_text on messages using gin (to_tsvector('simple', coalesce(text, ''))) where sender_type <> 'system'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index messages_text');
    await runner.query(`create index messages_text on messages using gin (to_tsvector('simple', coalesce(text, '')))`);
    await runner.query('alter table chats drop column warned_at, drop column previous_chat_id');
    await runner.query('alter table messages drop column notice');
  }
}
