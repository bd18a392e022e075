import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff changed: who, what, before, after, and from where. */
export class PlatformAuditLog1700003600000 implements MigrationInterface {
  name = 'PlatformAuditLog1700003600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table audit_log (
      id uuid primary key, at timestamptz not null, actor_type text not null, actor_id uuid not null, actor_name text not null, action text not null,
      target_type text not null, target_id uuid, before jsonb, after jsonb, address text
    )`);
    await runner.query('create index audit_log_at on audit_log (at, id)');
    await runner.query('create index audit_log_actor on audit_log (actor_id, at, id)');
    await runner.query('create index audit_log_target on audit_log (target_id, at, id)');
    await runner.query('create index audit_log_action on audit_log (action, at, id)');
    await runner.query('create index audit_log_target_type on audit_log (target_type, at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_log');
  }
}
