import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FilesAttachments1700001000000 implements MigrationInterface {
  name = 'FilesAttachments1700001000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachments (
        id uuid primary key,
        chat_id uuid not null,
        uploader_id uuid not null,
        name text not null,
        content_type text not null,
        size integer not null,
        sha256 text not null,
        width integer,
        height integer,
        thumbnail_size integer,
        state text not null,
        message_seq integer,
        created_at timestamptz not null
      )`);
    await runner.query('create index attachments_chat on attachments (chat_id)');
    await runner.query('create index attachments_uploader on attachments (uploader_id)');
    await runner.query('create index attachments_unsent on attachments (created_at) where message_seq is null');
    await runner.query(
      `create index attachments_unsettled on attachments (state, created_at) where state in ('storing', 'held', 'removed')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attachments');
  }
}
