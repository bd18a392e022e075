import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was told that nobody has answered a chat, and since when. */
export class ChatsEscalation1700006200000 implements MigrationInterface {
  name = 'ChatsEscalation1700006200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats add column escalation jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats drop column escalation');
  }
}
