import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChatsClosed1700000600000 implements MigrationInterface {
  name = 'ChatsClosed1700000600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index chats_closed on chats (closed_at) where closed_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chats_closed');
  }
}
