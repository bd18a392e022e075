import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outgoing e-mails. */
export class MailMails1700004700000 implements MigrationInterface {
  name = 'MailMails1700004700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table mails (
      id uuid primary key, message_id text not null, kind text not null, customer_id uuid not null, chat_id uuid, ticket_id uuid, author_id uuid,
      address text not null, address_key text not null, locale text, text text, state text not null, tries smallint not null,
      next_try_at timestamptz, error text, created_at timestamptz not null, sent_at timestamptz)`);
    await runner.query(`create index mails_due on mails (next_try_at) where state = 'queued'`);
    await runner.query(`create index mails_not_sent on mails (state) where state <> 'sent'`);
    await runner.query('create unique index mails_message on mails (message_id)');
    await runner.query('create index mails_to_address on mails (address_key, created_at)');
    await runner.query('create index mails_of_customer on mails (customer_id)');
    await runner.query('create index mails_of_chat on mails (chat_id, created_at) where chat_id is not null');
    await runner.query('create index mails_of_ticket on mails (ticket_id, created_at, id) where ticket_id is not null');
    await runner.query('create index mails_age on mails (created_at) where ticket_id is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mails');
  }
}
