import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Incoming e-mails, and how far each mailbox was read. */
export class MailReceivedMails1700005100000 implements MigrationInterface {
  name = 'MailReceivedMails1700005100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table received_mails (
      id uuid primary key, source text not null, message_id text, ticket_id uuid not null, customer_id uuid not null, address text not null,
      address_key text not null, name text, is_from_customer boolean not null, text text, original text, left_out jsonb not null,
      is_complete boolean not null, created_at timestamptz not null)`);
    await runner.query('create unique index received_mails_source on received_mails (source)');
    await runner.query('create index received_mails_of_ticket on received_mails (ticket_id, created_at, id)');
    await runner.query('create index received_mails_of_customer on received_mails (customer_id)');
    await runner.query('create index received_mails_from_address on received_mails (address_key, created_at)');
    await runner.query('create table inboxes (name text primary key, uid_validity bigint not null, last_uid bigint not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table inboxes');
    await runner.query('drop table received_mails');
  }
}
