import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams; their members are a part of the users. */
export class DirectoryTeams1700003900000 implements MigrationInterface {
  name = 'DirectoryTeams1700003900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table teams (
      id uuid primary key, name text not null, key text not null, description text, public boolean not null, max_concurrent_chats integer,
      overflow_after_seconds double precision, overflow_team_ids uuid[] not null, deleted_at timestamptz)`);
    await runner.query('create unique index teams_key on teams (key) where deleted_at is null');
    await runner.query('create index teams_name on teams (name) where deleted_at is null');
    await runner.query(`alter table users add column team_ids uuid[] not null default '{}'`);
    await runner.query('create index users_teams on users using gin (team_ids)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index users_teams');
    await runner.query('alter table users drop column team_ids');
    await runner.query('drop table teams');
  }
}
