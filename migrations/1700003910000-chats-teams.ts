import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The team that a chat is for, since when it waits for it, and the team whose limit the chat counts in. */
export class ChatsTeams1700003910000 implements MigrationInterface {
  name = 'ChatsTeams1700003910000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats add column team_id uuid, add column team_since timestamptz, add column serving_team_id uuid');
    await runner.query('create index chats_team on chats (team_id, created_at, id) where team_id is not null');
    await runner.query(
      `create index chats_serving_team on chats (serving_team_id) where serving_team_id is not null and status in ('active', 'offered')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chats_serving_team');
    await runner.query('drop index chats_team');
    await runner.query('alter table chats drop column team_id, drop column team_since, drop column serving_team_id');
  }
}
