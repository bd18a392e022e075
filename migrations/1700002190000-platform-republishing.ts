import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event is published again by one node at a time, and not for ever. */
export class PlatformRepublishing1700002190000 implements MigrationInterface {
  name = 'PlatformRepublishing1700002190000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table domain_events add attempts smallint not null default 0, add claimed_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table domain_events drop attempts, drop claimed_until');
  }
}
