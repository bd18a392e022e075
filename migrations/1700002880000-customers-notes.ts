import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff should know of a customer in every chat. */
export class CustomersNotes1700002880000 implements MigrationInterface {
  name = 'CustomersNotes1700002880000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customers add column note text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customers drop column note');
  }
}
