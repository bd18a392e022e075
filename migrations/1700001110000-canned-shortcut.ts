import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Looking up a shortcut asks among shared and own ones at once, so neither unique index serves. */
export class CannedShortcut1700001110000 implements MigrationInterface {
  name = 'CannedShortcut1700001110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index canned_shortcut on canned_responses (shortcut_key) where deleted_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index canned_shortcut');
  }
}
