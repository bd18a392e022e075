import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a note addresses and mentions. */
export class ChatsWhispers1700002730000 implements MigrationInterface {
  name = 'ChatsWhispers1700002730000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notes add column to_id uuid, add column mentions uuid[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notes drop column to_id, drop column mentions');
  }
}
