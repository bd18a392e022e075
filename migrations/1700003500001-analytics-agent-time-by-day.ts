import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A thousand agents have six million quarters of an hour in half a year: their time is added up by day as well. */
export class AnalyticsAgentTimeByDay1700003500001 implements MigrationInterface {
  name = 'AnalyticsAgentTimeByDay1700003500001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table agent_days (
      day timestamptz not null, agent_id uuid not null, online_ms bigint not null, occupied_ms bigint not null, handling_ms bigint not null,
      seats_taken_ms bigint not null, seats_ms bigint not null, primary key (day, agent_id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table agent_days');
  }
}
