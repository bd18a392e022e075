import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DirectoryUsersSessionsSkillsSettings1700000100000 implements MigrationInterface {
  name = 'DirectoryUsersSessionsSkillsSettings1700000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table users (
        id uuid primary key,
        name text not null,
        email text not null,
        role text not null,
        active boolean not null,
        password_hash text not null,
        max_concurrent_chats integer,
        skills jsonb not null,
        created_at timestamptz not null
      )`);
    await runner.query('create unique index users_email on users (email)');
    await runner.query(`
      create table sessions (
        id uuid primary key,
        user_id uuid not null,
        generation integer not null,
        expires_at timestamptz not null,
        ended_at timestamptz
      )`);
    await runner.query('create index sessions_user_open on sessions (user_id) where ended_at is null');
    await runner.query(`
      create table skills (
        id uuid primary key,
        name text not null,
        description text,
        public boolean not null,
        deleted_at timestamptz
      )`);
    await runner.query('create unique index skills_name on skills (name) where deleted_at is null');
    await runner.query('create table settings (id uuid primary key, chosen jsonb not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['settings', 'skills', 'sessions', 'users']) await runner.query(`drop table ${table}`);
  }
}
