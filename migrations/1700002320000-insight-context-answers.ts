import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sources of context say of the customers of chats. */
export class InsightContextAnswers1700002320000 implements MigrationInterface {
  name = 'InsightContextAnswers1700002320000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table context_answers (
      id uuid primary key, chat_id uuid not null, source text not null, status text not null, cards jsonb not null, attempts smallint not null,
      claimed_until timestamptz, created_at timestamptz not null, answered_at timestamptz)`);
    await runner.query('create unique index context_answers_chat on context_answers (chat_id, source)');
    await runner.query(`create index context_answers_pending on context_answers (source, created_at, id) where status = 'pending'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table context_answers');
  }
}
