import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who had the last chat of a customer. */
export class ChatsLastAgent1700004020000 implements MigrationInterface {
  name = 'ChatsLastAgent1700004020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats add column previous_agent_id uuid, add column last_agent_first boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats drop column previous_agent_id, drop column last_agent_first');
  }
}
