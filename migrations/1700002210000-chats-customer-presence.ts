import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Online state of customers: their sockets as one row per customer and node, valid for as long as the node renews its lease. */
export class ChatsCustomerPresence1700002210000 implements MigrationInterface {
  name = 'ChatsCustomerPresence1700002210000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table customer_presence (
      id uuid primary key, online boolean not null, last_seen_at timestamptz)`);
    await runner.query('create index customer_presence_online on customer_presence (id) where online');
    await runner.query(
      'create table customer_visits (customer_id uuid not null, node_id uuid not null, left_at timestamptz, primary key (customer_id, node_id))',
    );
    await runner.query('create index customer_visits_node on customer_visits (node_id) where left_at is null');
    await runner.query('create table node_leases (node_id uuid primary key, expires_at timestamptz not null)');
    await runner.query('alter table chats add column customer_gone boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats drop column customer_gone');
    await runner.query('drop table node_leases');
    await runner.query('drop table customer_visits');
    await runner.query('drop table customer_presence');
  }
}
