import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Opening hours, of the installation and of teams. */
export class DirectoryHours1700003930000 implements MigrationInterface {
  name = 'DirectoryHours1700003930000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table hours (
      id uuid primary key, name text not null, key text not null, time_zone text not null, weekly jsonb not null, exceptions jsonb not null,
      deleted_at timestamptz)`);
    await runner.query('create unique index hours_key on hours (key) where deleted_at is null');
    await runner.query('alter table teams add column hours_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table teams drop column hours_id');
    await runner.query('drop table hours');
  }
}
