import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for finding chats by tag, and tags by prefix. */
export class ChatsTags1700001220000 implements MigrationInterface {
  name = 'ChatsTags1700001220000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index chats_tags on chats using gin (tags)');
    await runner.query('create table tags (name text collate "C" primary key)');
    await runner.query('create index tags_beginning on tags (lower(name) text_pattern_ops)');
    await runner.query('insert into tags (name) select distinct unnest(tags) from chats');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tags');
    await runner.query('drop index chats_tags');
  }
}
