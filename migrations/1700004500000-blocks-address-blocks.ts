import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses from which nobody may start a chat. */
export class BlocksAddressBlocks1700004500000 implements MigrationInterface {
  name = 'BlocksAddressBlocks1700004500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table address_blocks (
      id uuid primary key, network text not null, until timestamptz not null, reason text, created_by uuid not null,
      created_at timestamptz not null, lifted_at timestamptz)`);
    await runner.query('create unique index address_blocks_network on address_blocks (network) where lifted_at is null');
    await runner.query('create index address_blocks_until on address_blocks (until)');
    await runner.query('create index address_blocks_lifted on address_blocks (lifted_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table address_blocks');
  }
}
