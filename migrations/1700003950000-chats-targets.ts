import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By when customers are to be answered, and what was told of it. */
export class ChatsTargets1700003950000 implements MigrationInterface {
  name = 'ChatsTargets1700003950000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table targets (id uuid primary key, list jsonb not null)');
    await runner.query(
      'alter table chats add column due_at timestamptz, add column soon_told_for timestamptz, add column overdue_told_for timestamptz',
    );
    await runner.query('create index chats_due on chats (due_at, id) where due_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chats_due');
    await runner.query('alter table chats drop column due_at, drop column soon_told_for, drop column overdue_told_for');
    await runner.query('drop table targets');
  }
}
