import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchDocument } from './search-document';

const AT_ONCE = 1_000;

/**
 * Tokenises the texts of customers and canned responses, by the rules at the time of this migration. The texts of chats follow in the
 * background, by `MakeSearchable`.
 */
export class ChatsSearch1700002030000 implements MigrationInterface {
  name = 'ChatsSearch1700002030000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['chats', 'messages', 'notes']) {
      await runner.query(`alter table ${table} add column search tsvector`);
      await runner.query(`create index ${table}_search on ${table} using gin (search)`);
      await runner.query(`create index ${table}_unsearchable on ${table} (created_at) where search is null`);
    }
    await runner.query('drop index messages_text');
    await runner.query('drop index chats_text');
    await runner.query("create index chats_priority on chats (array_position(array['low', 'normal', 'high', 'urgent'], priority), id)");
    await runner.query('create index chats_agent on chats (agent_id, created_at, id)');
    await runner.query('alter table chats add column placed_at timestamptz');
    await runner.query('create index chats_placed on chats (placed_at) where placed_at is not null');
    await runner.query('create index domain_events_stream_type on domain_events (stream_id, type, position)');
    await this.find(
      runner,
      'customers',
      `array[name, email, phone, external_id] || array(
      select array_to_string(groups[n:], '') from (select array(select r[1] from regexp_matches(coalesce(phone, ''), '[0-9]+', 'g') r) as groups) g, generate_subscripts(groups, 1) n)`,
    );
    await this.find(runner, 'canned_responses', 'array[shortcut, title, content]');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['domain_events_stream_type', 'chats_placed', 'chats_agent', 'chats_priority'])
      await runner.query(`drop index ${index}`);
    await runner.query('alter table chats drop column placed_at');
    await runner.query(`create index chats_text on chats using gin (to_tsvector('simple', coalesce(subject, '')))`);
    await runner.query(
      `create index messages_text on messages using gin (to_tsvector('simple', coalesce(text, ''))) where sender_type <> 'system'`,
    );
    for (const table of ['chats', 'messages', 'notes']) await runner.query(`alter table ${table} drop column search`);
    for (const table of ['customers', 'canned_responses']) await runner.query(`update ${table} set search = strip(search)`);
  }

  private async find(runner: QueryRunner, table: string, texts: string): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = (await runner.query(`select id, ${texts} as texts from ${table} where id > $1 order by id limit $2`, [
        after,
        AT_ONCE,
      ])) as { id: string; texts: (string | null)[] }[];
      if (rows.length === 0) return;
      await runner.query(
        `update ${table} t set search = new.search::tsvector from unnest($1::uuid[], $2::text[]) as new(id, search) where t.id = new.id`,
        [rows.map(({ id }) => id), rows.map((row) => searchDocument(...row.texts))],
      );
      after = rows.at(-1)!.id;
    }
  }
}
