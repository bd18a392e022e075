import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PresenceAgentsConnections1700000400000 implements MigrationInterface {
  name = 'PresenceAgentsConnections1700000400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agents (
        id uuid primary key,
        selected_status text not null,
        selected_because text not null,
        connected boolean not null,
        disconnected_at timestamptz,
        inactive boolean not null,
        last_activity_at timestamptz,
        active_chats integer not null,
        own_limit integer,
        max_concurrent_chats integer not null,
        last_assigned_at timestamptz,
        status text not null,
        status_reason text not null,
        status_since timestamptz not null,
        enabled boolean not null
      )`);
    await runner.query(`create index agents_online on agents (id) where status = 'online'`);
    await runner.query(`
      create table agent_connections (
        socket_id text primary key,
        agent_id uuid not null,
        node_id uuid not null,
        expires_at timestamptz not null
      )`);
    await runner.query('create index agent_connections_agent on agent_connections (agent_id)');
    await runner.query('create index agent_connections_expiry on agent_connections (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table agent_connections');
    await runner.query('drop table agents');
  }
}
