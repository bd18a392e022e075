import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the customer of a waiting chat was last told of closing time. */
export class ChatsOutOfHours1700003940000 implements MigrationInterface {
  name = 'ChatsOutOfHours1700003940000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats add column out_of_hours jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats drop column out_of_hours');
  }
}
