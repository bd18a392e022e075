import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people have of their own: preferences, and pictures, of which a user shows one. */
export class DirectoryPeopleOwn1700002840000 implements MigrationInterface {
  name = 'DirectoryPeopleOwn1700002840000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table preferences (user_id uuid primary key, preferences jsonb not null)');
    await runner.query('create table avatars (id uuid primary key, user_id uuid not null, image bytea not null)');
    await runner.query('create index avatars_user on avatars (user_id)');
    await runner.query('alter table users add column avatar_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table users drop column avatar_id');
    await runner.query('drop table avatars');
    await runner.query('drop table preferences');
  }
}
