import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DirectoryApiKeys1700002850000 implements MigrationInterface {
  name = 'DirectoryApiKeys1700002850000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_keys (
        id uuid primary key,
        name text not null,
        role text not null,
        sockets boolean not null,
        hash text not null,
        hint text not null,
        created_by uuid not null,
        created_at timestamptz not null,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz
      )`);
    await runner.query('create unique index api_keys_hash on api_keys (hash)');
    await runner.query('create index api_keys_valid on api_keys (id) where revoked_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_keys');
  }
}
