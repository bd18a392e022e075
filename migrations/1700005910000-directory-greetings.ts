import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a team greets its customers with, by language. */
export class DirectoryGreetings1700005910000 implements MigrationInterface {
  name = 'DirectoryGreetings1700005910000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table teams add column greeting jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table teams drop column greeting');
  }
}
