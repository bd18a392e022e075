import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['first_targets', 'first_targets_met', 'reply_targets', 'reply_targets_met'];

/** How many responses a target bound, and how many of them came in time. */
export class AnalyticsAttainment1700005500000 implements MigrationInterface {
  name = 'AnalyticsAttainment1700005500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table chat_figures ${added('integer')}`);
    await runner.query(`alter table figure_rollups ${added('bigint')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dropped = COLUMNS.map((name) => `drop column ${name}`).join(', ');
    await runner.query(`alter table figure_rollups ${dropped}`);
    await runner.query(`alter table chat_figures ${dropped}`);
  }
}

const added = (type: string): string => COLUMNS.map((name) => `add column ${name} ${type} not null default 0`).join(', ');
