import type { MigrationInterface, QueryRunner } from 'typeorm';
import { nameKey } from './name-key';

/**
 * Merges tags that differ only in case, spaces or Unicode form. The spelling on the earliest chat stays, or else the first by code points,
 * and replaces the others on all chats. `down` does not split them again.
 */
export class ChatsTagNames1700002120000 implements MigrationInterface {
  name = 'ChatsTagNames1700002120000';

  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query(`
      select name from (select name from tags union select unnest(tags) from chats) known
      left join lateral (select min(created_at) as since from chats where tags @> array[known.name]) used on true
      order by since nulls last, name collate "C"`)) as { name: string }[];
    const kept = new Map(rows.toReversed().map(({ name }) => [nameKey(name), name]));
    await runner.query('drop table tags');
    await runner.query('create table tags (key text collate "C" primary key, name text collate "C" not null)');
    await runner.query('create index tags_name on tags (name)');
    await runner.query('create index tags_beginning on tags (key text_pattern_ops)');
    await runner.query('insert into tags (key, name) select * from unnest($1::text[], $2::text[])', [[...kept.keys()], [...kept.values()]]);
    const renamed = rows.map(({ name }) => ({ name, to: kept.get(nameKey(name))! })).filter(({ name, to }) => name !== to);
    await runner.query(
      `update chats c set tags = (
         select array_agg(name order by place) from (
           select coalesce(r.kept, tag) as name, min(place) as place from unnest(c.tags) with ordinality as t(tag, place)
           left join unnest($1::text[], $2::text[]) as r(name, kept) on r.name = tag group by 1) merged)
       where c.tags && $1::text[]`,
      [renamed.map(({ name }) => name), renamed.map(({ to }) => to)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index tags_beginning');
    await runner.query('drop index tags_name');
    await runner.query('alter table tags drop constraint tags_pkey');
    await runner.query('alter table tags drop column key');
    await runner.query('alter table tags add primary key (name)');
    await runner.query('create index tags_beginning on tags (lower(name) text_pattern_ops)');
  }
}
