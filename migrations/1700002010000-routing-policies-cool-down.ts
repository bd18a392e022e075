import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RoutingPoliciesCoolDown1700002010000 implements MigrationInterface {
  name = 'RoutingPoliciesCoolDown1700002010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table chats add column turned_down_at jsonb not null default '{}'`);
    await runner.query('alter table chats alter column turned_down_at drop default');
    await runner.query(`
      create table routing_policies (
        version integer primary key, name text not null, rank text[] not null, note text,
        created_at timestamptz not null, since_position bigint not null)`);
    await runner.query(`
      insert into routing_policies (version, name, rank, note, created_at, since_position)
      select 1, 'skill-fit-then-load', array['skillFit', 'lowestLoadRatio', 'longestSinceLastAssignment'], null, coalesce(min(at), now()), 0 from domain_events
      union all
      select 2, 'preferred-then-load-then-thrift', array['preferredSkills', 'lowestLoadRatio', 'fewestSpareLevels', 'longestSinceLastAssignment'],
        'Load decides before thrift among those who have what is required', now(), coalesce(max(position), 0) from domain_events`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table routing_policies');
    await runner.query('alter table chats drop column turned_down_at');
  }
}
