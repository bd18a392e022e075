import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds a claim and a counter, so that only one node at a time publishes an event again, and only a limited number of times. */
export class PlatformRepublishing1700002190000 implements MigrationInterface {
  name = 'PlatformRepublishing1700002190000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table domain_events add attempts smallint not null default 0, add claimed_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table domain_events drop attempts, drop claimed_until');
  }
}
