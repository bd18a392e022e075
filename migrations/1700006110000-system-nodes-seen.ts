import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nodes that have been silent for long are found without reading the others. */
export class SystemNodesSeen1700006110000 implements MigrationInterface {
  name = 'SystemNodesSeen1700006110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index nodes_seen on nodes (seen_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index nodes_seen');
  }
}
