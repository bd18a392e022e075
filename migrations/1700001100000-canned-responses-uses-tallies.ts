import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CannedResponsesUsesTallies1700001100000 implements MigrationInterface {
  name = 'CannedResponsesUsesTallies1700001100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table canned_responses (
        id uuid primary key,
        title text not null,
        shortcut text,
        shortcut_key text,
        category text,
        content text not null,
        scope text not null,
        owner_id uuid,
        search tsvector not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        deleted_at timestamptz
      )`);
    await runner.query(
      `create unique index canned_shared_shortcut on canned_responses (shortcut_key) where scope = 'shared' and deleted_at is null`,
    );
    await runner.query(
      `create unique index canned_personal_shortcut on canned_responses (owner_id, shortcut_key) where scope = 'personal' and deleted_at is null`,
    );
    await runner.query('create index canned_category on canned_responses (category) where deleted_at is null');
    await runner.query('create index canned_search on canned_responses using gin (search)');
    await runner.query(`
      create table canned_uses (
        message_id uuid primary key,
        canned_response_id uuid not null,
        agent_id uuid not null,
        chat_id uuid not null,
        used_at timestamptz not null,
        edited boolean not null,
        similarity real not null,
        tallied boolean not null
      )`);
    await runner.query('create index canned_uses_of on canned_uses (canned_response_id, used_at)');
    await runner.query('create index canned_uses_at on canned_uses (used_at)');
    await runner.query('create index canned_uses_untallied on canned_uses (canned_response_id) where not tallied');
    await runner.query(`
      create table canned_tallies (
        agent_id uuid not null,
        canned_response_id uuid not null,
        uses integer not null,
        last_used_at timestamptz not null,
        primary key (agent_id, canned_response_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table canned_tallies');
    await runner.query('drop table canned_uses');
    await runner.query('drop table canned_responses');
  }
}
