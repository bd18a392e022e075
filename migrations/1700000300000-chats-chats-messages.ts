import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChatsChatsMessages1700000300000 implements MigrationInterface {
  name = 'ChatsChatsMessages1700000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table chats (
        id uuid primary key,
        customer_id uuid not null,
        status text not null,
        priority text not null,
        subject text,
        skills jsonb not null,
        agent_id uuid,
        agent_ids uuid[] not null,
        queued_at timestamptz not null,
        assigned_at timestamptz,
        first_response_at timestamptz,
        closed_at timestamptz,
        close_reason text,
        resolution text,
        last_seq integer not null,
        last_message_at timestamptz,
        awaiting_reply_since timestamptz,
        tags text[] not null,
        rating jsonb,
        ticket_id uuid,
        metadata jsonb not null,
        created_at timestamptz not null
      )`);
    await runner.query(`create index chats_waiting on chats (priority, queued_at) where status = 'queued'`);
    await runner.query(`create index chats_agent_open on chats (agent_id) where status in ('active', 'offered')`);
    await runner.query('create index chats_agent_ids on chats using gin (agent_ids)');
    await runner.query('create index chats_customer on chats (customer_id, created_at)');
    await runner.query('create index chats_created on chats (created_at, id)');
    await runner.query('create index chats_last_message on chats (coalesce(last_message_at, created_at), id)');
    await runner.query(`create index chats_text on chats using gin (to_tsvector('simple', coalesce(subject, '')))`);
    await runner.query(`
      create table messages (
        chat_id uuid not null,
        seq integer not null,
        id uuid not null,
        client_message_id text,
        sender_type text not null,
        sender_id uuid,
        sender_name text not null,
        text text,
        attachments jsonb not null,
        canned_response_id uuid,
        created_at timestamptz not null,
        deleted_at timestamptz,
        primary key (chat_id, seq)
      )`);
    await runner.query('create unique index messages_sent_once on messages (chat_id, sender_id, client_message_id)');
    await runner.query(`create index messages_text on messages using gin (to_tsvector('simple', coalesce(text, '')))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table messages');
    await runner.query('drop table chats');
  }
}
