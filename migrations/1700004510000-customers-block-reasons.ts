import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a customer is blocked, and the network that it came from last. */
export class CustomersBlockReasons1700004510000 implements MigrationInterface {
  name = 'CustomersBlockReasons1700004510000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customers add column block_reason text, add column last_network text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customers drop column last_network, drop column block_reason');
  }
}
