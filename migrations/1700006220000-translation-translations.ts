import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What messages say in other languages, and which chats are translated. */
export class TranslationTranslations1700006220000 implements MigrationInterface {
  name = 'TranslationTranslations1700006220000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table message_translations (
      id uuid primary key,
      chat_id uuid not null,
      seq integer not null,
      language text not null,
      status text not null,
      text text,
      source_language text,
      tries smallint not null,
      next_try_at timestamptz,
      created_at timestamptz not null)`);
    await runner.query('create unique index message_translations_message on message_translations (chat_id, seq, language)');
    await runner.query('create index message_translations_due on message_translations (next_try_at) where next_try_at is not null');
    await runner.query(
      'create table translated_chats (chat_id uuid primary key, is_on boolean not null, language text, customer_language text)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table translated_chats');
    await runner.query('drop table message_translations');
  }
}
