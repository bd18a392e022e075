import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file has one owner, of a kind: the column of chats becomes that of all owners, so that no row of a chat is written anew. */
export class FilesOwners1700002540000 implements MigrationInterface {
  name = 'FilesOwners1700002540000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attachments drop constraint attachments_of_one');
    await runner.query('alter table attachments rename column chat_id to owner_id');
    await runner.query("alter table attachments add column owner_kind text not null default 'chat'");
    await runner.query("update attachments set owner_kind = 'library', owner_id = canned_response_id where canned_response_id is not null");
    await runner.query('drop index attachments_unsent');
    await runner.query('alter table attachments drop column canned_response_id');
    await runner.query('alter table attachments alter column owner_kind drop default, alter column owner_id set not null');
    await runner.query("alter table attachments add constraint attachments_owner_kind check (owner_kind in ('chat', 'library'))");
    await runner.query('alter index attachments_chat rename to attachments_owner');
    await runner.query("create index attachments_unsent on attachments (created_at) where message_seq is null and owner_kind = 'chat'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index attachments_unsent');
    await runner.query('alter index attachments_owner rename to attachments_chat');
    await runner.query('alter table attachments drop constraint attachments_owner_kind');
    await runner.query('alter table attachments alter column owner_id drop not null, add column canned_response_id uuid');
    await runner.query("update attachments set canned_response_id = owner_id, owner_id = null where owner_kind = 'library'");
    await runner.query('alter table attachments drop column owner_kind');
    await runner.query('alter table attachments rename column owner_id to chat_id');
    await runner.query('alter table attachments add constraint attachments_of_one check (num_nonnulls(chat_id, canned_response_id) = 1)');
    await runner.query('create index attachments_canned_response on attachments (canned_response_id) where canned_response_id is not null');
    await runner.query('create index attachments_unsent on attachments (created_at) where message_seq is null and chat_id is not null');
  }
}
