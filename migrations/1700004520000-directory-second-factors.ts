import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a sign-in needs besides the password. */
export class DirectorySecondFactors1700004520000 implements MigrationInterface {
  name = 'DirectorySecondFactors1700004520000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table users add column second_factor jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table users drop column second_factor');
  }
}
