import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Canned responses of teams: a shortcut is unique within its team. */
export class CannedOfTeams1700005900000 implements MigrationInterface {
  name = 'CannedOfTeams1700005900000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table canned_responses add team_id uuid`);
    await q.query(
      `create unique index canned_team_shortcut on canned_responses (team_id, shortcut_key) where scope = 'team' and deleted_at is null`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`delete from canned_responses where scope = 'team'`);
    await q.query(`alter table canned_responses drop column team_id`);
  }
}
