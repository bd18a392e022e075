import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RoutingWaitEstimates1700000700000 implements MigrationInterface {
  name = 'RoutingWaitEstimates1700000700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table wait_estimates (
        chat_id uuid primary key,
        low double precision not null,
        high double precision not null,
        made_at timestamptz not null
      )`);
    await runner.query('create index wait_estimates_made on wait_estimates (made_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table wait_estimates');
  }
}
