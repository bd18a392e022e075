import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs of the simulator, with their results. */
export class SimulationSimulations1700003700000 implements MigrationInterface {
  name = 'SimulationSimulations1700003700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table simulations (
      id uuid primary key, created_by uuid not null, created_at timestamptz not null, question jsonb not null, state text not null,
      progress double precision not null, seen_at timestamptz not null, result jsonb, failure text)`);
    await runner.query('create index simulations_created on simulations (created_at)');
    await runner.query(`create index simulations_running on simulations (seen_at) where state = 'running'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table simulations');
  }
}
