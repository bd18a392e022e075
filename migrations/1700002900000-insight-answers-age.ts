import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept for some days only is found by its age. */
export class InsightAnswersAge1700002900000 implements MigrationInterface {
  name = 'InsightAnswersAge1700002900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index context_answers_age on context_answers (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index context_answers_age');
  }
}
