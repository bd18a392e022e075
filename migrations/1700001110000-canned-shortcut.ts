import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lookup by shortcut searches shared and personal responses at once, for which neither of the unique indexes can be used. */
export class CannedShortcut1700001110000 implements MigrationInterface {
  name = 'CannedShortcut1700001110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index canned_shortcut on canned_responses (shortcut_key) where deleted_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index canned_shortcut');
  }
}
