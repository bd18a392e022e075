import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where and since when somebody is signed in. */
export class DirectoryDevices1700004530000 implements MigrationInterface {
  name = 'DirectoryDevices1700004530000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions add column started_at timestamptz, add column device text, add column address text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions drop column address, drop column device, drop column started_at');
  }
}
