import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformIdempotencyKeys1700002860000 implements MigrationInterface {
  name = 'PlatformIdempotencyKeys1700002860000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_keys (
        caller text not null,
        key text not null,
        fingerprint text not null,
        claim uuid not null,
        claimed_until timestamptz not null,
        result jsonb,
        answer text,
        created_at timestamptz not null,
        primary key (caller, key)
      )`);
    await runner.query('create index idempotency_keys_created on idempotency_keys (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_keys');
  }
}
