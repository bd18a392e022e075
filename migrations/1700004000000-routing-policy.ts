import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The policy in force, which admins change, beside the versions that there were. */
export class RoutingPolicy1700004000000 implements MigrationInterface {
  name = 'RoutingPolicy1700004000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table routing_policies add column queue_order text not null default 'priority', add column created_by uuid`);
    await runner.query(`
      create table routing_policy (
        id uuid primary key, version integer not null, name text not null, rank text[] not null, queue_order text not null, note text,
        since timestamptz not null, created_by uuid, scheduled jsonb)`);
    await runner.query(`
      insert into routing_policy (id, version, name, rank, queue_order, note, since)
      select '00000000-0000-7000-8000-000000000003', version, name, rank, queue_order, note, created_at
      from routing_policies order by version desc limit 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table routing_policy');
    await runner.query('alter table routing_policies drop column queue_order, drop column created_by');
  }
}
