import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a supervisor set the status of an agent, in words, and who it was. */
export class PresenceStatusNotes1700002750000 implements MigrationInterface {
  name = 'PresenceStatusNotes1700002750000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agents add column selected_note text, add column selected_by uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agents drop column selected_note, drop column selected_by');
  }
}
