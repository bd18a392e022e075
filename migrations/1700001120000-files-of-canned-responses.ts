import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A file belongs to a chat or to a canned response. The cleanup of unsent uploads must skip files of canned responses, so its index
 * excludes them.
 */
export class FilesOfCannedResponses1700001120000 implements MigrationInterface {
  name = 'FilesOfCannedResponses1700001120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attachments alter column chat_id drop not null, add column canned_response_id uuid');
    await runner.query('alter table attachments add constraint attachments_of_one check (num_nonnulls(chat_id, canned_response_id) = 1)');
    await runner.query('create index attachments_canned_response on attachments (canned_response_id) where canned_response_id is not null');
    await runner.query('drop index attachments_unsent');
    await runner.query('create index attachments_unsent on attachments (created_at) where message_seq is null and chat_id is not null');
  }

  /** Deletes rows that the old schema cannot store. Their files remain in the storage; the audit reports them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from attachments where chat_id is null');
    await runner.query('drop index attachments_unsent');
    await runner.query('create index attachments_unsent on attachments (created_at) where message_seq is null');
    await runner.query('drop index attachments_canned_response');
    await runner.query('alter table attachments drop constraint attachments_of_one');
    await runner.query('alter table attachments drop column canned_response_id, alter column chat_id set not null');
  }
}
