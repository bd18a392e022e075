import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The nodes that there are, and what sweeps did by the hour. */
export class SystemNodes1700006100000 implements MigrationInterface {
  name = 'SystemNodes1700006100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table nodes (
      id uuid primary key, role text not null, host text not null, pid int not null, version text not null, started_at timestamptz not null,
      is_draining boolean not null, sockets jsonb not null, load double precision not null, memory_bytes bigint not null,
      seen_at timestamptz not null)`);
    await runner.query(`create table sweep_outcomes (
      sweep text not null, outcome text not null, hour timestamptz not null, times bigint not null, last_at timestamptz not null,
      primary key (sweep, outcome, hour))`);
    await runner.query('create index sweep_outcomes_hour on sweep_outcomes (hour)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sweep_outcomes');
    await runner.query('drop table nodes');
  }
}
