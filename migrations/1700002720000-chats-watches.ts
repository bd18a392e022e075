import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who watches which chat without being in it, by the sockets of all nodes. */
export class ChatsWatches1700002720000 implements MigrationInterface {
  name = 'ChatsWatches1700002720000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table chat_watches (
      id uuid primary key, chat_id uuid not null, user_id uuid not null, socket_id text not null, node_id uuid not null,
      visible boolean not null, since timestamptz not null, ended_at timestamptz)`);
    await runner.query('create index chat_watches_chat on chat_watches (chat_id) where ended_at is null');
    await runner.query('create index chat_watches_socket on chat_watches (socket_id) where ended_at is null');
    await runner.query('create index chat_watches_node on chat_watches (node_id) where ended_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table chat_watches');
  }
}
