import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PresenceSessions1700000900000 implements MigrationInterface {
  name = 'PresenceSessions1700000900000';

  /** Drops all leases, since they lack a session id and live only for seconds; the sockets then connect again. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('delete from agent_connections');
    await runner.query('alter table agent_connections add column session_id uuid not null');
    await runner.query('create index agent_connections_session on agent_connections (session_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agent_connections drop column session_id');
  }
}
