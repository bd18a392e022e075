import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The team that a chat is for, by which figures are filtered and broken down. */
export class AnalyticsTeams1700003920000 implements MigrationInterface {
  name = 'AnalyticsTeams1700003920000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chat_figures add column team_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chat_figures drop column team_id');
  }
}
