import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChatsSavedViews1700002420000 implements MigrationInterface {
  name = 'ChatsSavedViews1700002420000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_views (
        id uuid primary key,
        owner_id uuid not null,
        name text not null,
        name_key text not null,
        filters jsonb not null,
        shared boolean not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        deleted_at timestamptz
      )`);
    await runner.query('create unique index saved_views_name on saved_views (owner_id, name_key) where deleted_at is null');
    await runner.query('create index saved_views_shared on saved_views (name_key, id) where shared and deleted_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_views');
  }
}
