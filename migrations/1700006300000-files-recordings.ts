import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was recorded as a voice or video note, and how long it is. */
export class FilesRecordings1700006300000 implements MigrationInterface {
  name = 'FilesRecordings1700006300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attachments add column recording text, add column seconds integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attachments drop column recording, drop column seconds');
  }
}
