import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DirectoryRefreshedAt1700002140000 implements MigrationInterface {
  name = 'DirectoryRefreshedAt1700002140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions add column refreshed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions drop column refreshed_at');
  }
}
