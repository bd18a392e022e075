import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of closed, of served and of rated chats begin where these are: not behind all chats that are newer. */
export class ChatsListOrders1700004600000 implements MigrationInterface {
  name = 'ChatsListOrders1700004600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index chats_ended on chats (created_at, id) where status = 'closed'`);
    await runner.query(`create index chats_served on chats (created_at, id) where status = 'active'`);
    await runner.query('create index chats_rated on chats (created_at, id) where rating is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chats_rated');
    await runner.query('drop index chats_served');
    await runner.query('drop index chats_ended');
  }
}
