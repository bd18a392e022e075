import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When what was said in a chat was erased, since it had been closed for `retentionDays`. */
export class ChatsRetention1700005300000 implements MigrationInterface {
  name = 'ChatsRetention1700005300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats add column erased_at timestamptz');
    await runner.query('create index chats_unerased on chats (closed_at) where closed_at is not null and erased_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chats_unerased');
    await runner.query('alter table chats drop column erased_at');
  }
}
