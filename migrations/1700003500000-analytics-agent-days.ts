import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fairness over half a year reads one number of each agent and day, out of an index alone. */
export class AnalyticsAgentDays1700003500000 implements MigrationInterface {
  name = 'AnalyticsAgentDays1700003500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index figure_rollups_agent_days on figure_rollups (slot, key, started) where grain = 'day' and dimension = 'agent'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index figure_rollups_agent_days');
  }
}
