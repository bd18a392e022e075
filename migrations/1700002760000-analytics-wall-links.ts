import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses for screens on walls; of their secrets the hashes. */
export class AnalyticsWallLinks1700002760000 implements MigrationInterface {
  name = 'AnalyticsWallLinks1700002760000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table wall_links (
      id uuid primary key, name text not null, secret_hash text not null, created_by uuid not null, created_at timestamptz not null,
      revoked_at timestamptz)`);
    await runner.query('create index wall_links_valid on wall_links (id) where revoked_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table wall_links');
  }
}
