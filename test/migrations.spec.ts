import { itInFull } from '../libs/kernel/testing/form';
import { join } from 'node:path';
import { DataSource, EntitySchema } from 'typeorm';
import { breaks, contractOf } from './architecture/migrations';
import { readSources, ROOT } from './architecture/sources';
import { Customer } from '../libs/contexts/customers/domain/customer';
import { connectionOptions } from '../libs/platform/db/connection';
import { migrate, migrationDataSource } from '../libs/platform/db/migrate';
import { createTestDatabase, type TestDatabase } from '../libs/platform/testing/test-database';

/** The last migration before those that run while the version before still serves. */
const LAST_WITH_A_STOP = 'SimulationSimulations1700003700000';

describe('the migrations', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(() => database.drop());

  it('run forward, back to nothing, and forward again', async () => {
    const dataSource = await migrationDataSource(database.url).initialize();
    try {
      const whole = await shapeOf(dataSource);
      for (const _ of dataSource.migrations) await dataSource.undoLastMigration({ transaction: 'each' });
      expect(await shapeOf(dataSource)).toEqual([]);
      await dataSource.runMigrations({ transaction: 'each' });
      expect(await shapeOf(dataSource)).toEqual(whole);
    } finally {
      await dataSource.destroy();
    }
  });

  itInFull('make customers who were there before found by their words, as the domain does', async () => {
    const dataSource = await migrationDataSource(database.url).initialize();
    const isThere = async (): Promise<boolean> =>
      (await dataSource.query(`select from information_schema.columns where table_name = 'customers' and column_name = 'search'`)).length >
      0;
    try {
      while (await isThere()) await dataSource.undoLastMigration({ transaction: 'each' });
      await dataSource.query(`insert into customers (id, name, email, phone, external_id, created_at)
        select gen_random_uuid(), 'Customer ' || n, null, null, null, timestamptz '2026-01-01' from generate_series(1, 2500) n
        union all select gen_random_uuid(), 'Zoë Чехов', 'zoe@example.com', '+31 6 12', 'CRM-7', '2026-01-02'`);
      await dataSource.runMigrations({ transaction: 'each' });
      const zoe = new Customer('zoe', { name: 'Zoë Чехов', email: 'zoe@example.com', phone: '+31 6 12', externalId: 'CRM-7' }, new Date());
      const found = await dataSource.query(
        `select search = $1::tsvector as same, account_status, attributes, account_status_since = created_at and updated_at = created_at as since from customers where search @@ 'чехов'::tsquery`,
        [zoe.search],
      );
      expect(found).toEqual([{ same: true, account_status: 'active', attributes: {}, since: true }]);
      expect(await dataSource.query(`select count(*)::int as n from customers where search @@ 'customer & 25:*'::tsquery`)).toEqual([
        { n: 12 },
      ]);
    } finally {
      await dataSource.destroy();
    }
  });

  itInFull('make one of names that were several, and all who had them have the one', async () => {
    const dataSource = await migrationDataSource(database.url).initialize();
    const isThere = async (): Promise<boolean> =>
      (await dataSource.query(`select from information_schema.columns where table_name = 'skills' and column_name = 'key'`)).length > 0;
    const one = async (sql: string): Promise<unknown> => (await dataSource.query(sql)) as unknown;
    try {
      while (await isThere()) await dataSource.undoLastMigration({ transaction: 'each' });
      const id = (n: number): string => `0199ee00-0000-7000-8000-00000000000${n}`;
      await dataSource.query(
        `insert into skills (id, name, description, public, deleted_at) values
        ($1, 'Straße', null, false, null), ($2, 'STRASSE', 'Roads', true, null), ($3, 'other', null, false, null)`,
        [id(1), id(2), id(3)],
      );
      await dataSource.query(
        `insert into users (id, name, email, role, active, password_hash, skills, created_at) values
        ($1, 'Ana', 'ana@example.com', 'agent', true, '', '[{"name": "other", "level": 1}, {"name": "Straße", "level": 2}, {"name": "STRASSE", "level": 5}]', now())`,
        [id(1)],
      );
      await dataSource.query(
        `insert into chats (id, customer_id, status, priority, skills, agent_ids, passed_over, declined_by, turned_down_at, queued_at, last_seq, read_up_to, tags, metadata, created_at)
        select new.id::uuid, gen_random_uuid(), 'queued', 'normal', new.skills::jsonb, '{}', '{}', '{}', '{}', now(), 0, '{}', new.tags, '{}', new.since::timestamptz from (values
        ($1, '[{"name": "STRASSE", "minLevel": 2, "required": false, "relaxAfterSeconds": 5}, {"name": "Straße", "minLevel": 1, "required": true}]', array['vip', 'x', 'VIP'], '2026-01-02'),
        ($2, '[]', array['VIP'], '2026-01-01')) as new(id, skills, tags, since)`,
        [id(1), id(2)],
      );
      await dataSource.query(
        `insert into canned_responses (id, title, shortcut, shortcut_key, category, content, scope, owner_id, search, created_at, updated_at) values
        ($1, 'a', 'straße', 'straße', 'Small talk', 'a', 'shared', null, '', '2026-01-01', now()), ($2, 'b', 'STRASSE', 'strasse', 'small  TALK', 'b', 'shared', null, '', '2026-01-02', now())`,
        [id(1), id(2)],
      );
      await dataSource.runMigrations({ transaction: 'each' });
      expect(await one('select name, key, description, public from skills where deleted_at is null order by name')).toEqual([
        { name: 'Straße', key: 'strasse', description: 'Roads', public: true },
        { name: 'other', key: 'other', description: null, public: false },
      ]);
      expect(await one('select skills from users')).toEqual([
        {
          skills: [
            { name: 'other', level: 1 },
            { name: 'Straße', level: 5 },
          ],
        },
      ]);
      expect(await one('select skills, tags from chats order by id')).toEqual([
        { skills: [{ name: 'Straße', minLevel: 2, required: true }], tags: ['VIP', 'x'] },
        { skills: [], tags: ['VIP'] },
      ]);
      expect(await one('select key, name from tags order by key')).toEqual([
        { key: 'vip', name: 'VIP' },
        { key: 'x', name: 'x' },
      ]);
      expect(await one('select shortcut, shortcut_key as key, category, category_key from canned_responses order by id')).toEqual([
        { shortcut: 'straße', key: 'strasse', category: 'Small talk', category_key: 'small talk' },
        { shortcut: 'STRASSE-2', key: 'strasse-2', category: 'Small talk', category_key: 'small talk' },
      ]);
    } finally {
      await dataSource.destroy();
    }
  });

  it('leave the version before at work, which serves on meanwhile', async () => {
    const dataSource = await migrationDataSource(database.url).initialize();
    try {
      const names = dataSource.migrations.map(({ name }) => name!);
      expect(names).toContain(LAST_WITH_A_STOP);
      const broken: string[] = [];
      let after = await contractOf(dataSource);
      for (const name of names.slice(names.indexOf(LAST_WITH_A_STOP) + 1).reverse()) {
        await dataSource.undoLastMigration({ transaction: 'each' });
        const before = await contractOf(dataSource);
        broken.push(...breaks(before, after).map((what) => `${name}: ${what}`));
        after = before;
      }
      expect(broken).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });

  it.each([
    ['alter table chats rename column subject to topic', ['chats.subject is gone']],
    ['alter table chats alter column subject type varchar(80)', ['chats.subject was text and is varchar']],
    ['alter table chats alter column subject set not null', ['chats.subject must not be left out any more']],
    ['alter table chats add column mood text not null', ['chats.mood is new and must not be left out']],
    ['create unique index one on chats (subject)', [expect.stringContaining('may refuse rows')]],
    ['alter table chats add check (last_seq < 9)', [expect.stringContaining('may refuse rows')]],
    [`alter table chats add column mood text not null default 'calm'`, []],
    ['create table moods (id uuid primary key, mood text not null unique)', []],
  ])('are refused when they do not: %s', async (sql, found) => {
    const dataSource = await migrationDataSource(database.url).initialize();
    try {
      const before = await contractOf(dataSource);
      await dataSource.query(sql);
      expect(breaks(before, await contractOf(dataSource))).toEqual(found);
    } finally {
      await dataSource.destroy();
    }
  });

  it('make what the schemas describe', async () => {
    const entities = schemas();
    const dataSource = await new DataSource({ ...connectionOptions(database.url, 2), entities }).initialize();
    try {
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
      expect(await conditionsOf(dataSource)).toEqual(await conditionsDescribed(dataSource));
    } finally {
      await dataSource.destroy();
    }
  });

  it('may be started by several nodes at once on an empty database', async () => {
    const dataSource = await migrationDataSource(database.url).initialize();
    try {
      await dataSource.query('drop schema public cascade');
      await dataSource.query('create schema public');
      await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
      const names = await dataSource.query<{ name: string }[]>('select name from migrations order by id');
      expect(names.map(({ name }) => name)).toEqual(dataSource.migrations.map(({ name }) => name));
    } finally {
      await dataSource.destroy();
    }
  });
});

/** Tables with their columns, indexes and whatever else has a name; without the list of migrations. */
async function shapeOf(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ line: string }[]>(`
    select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
      from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migrations'
    union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
    union all select 'sequence ' || sequencename from pg_sequences where schemaname = 'public' and sequencename not like 'migrations%'
    union all select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace and conrelid <> 'migrations'::regclass
    order by line`);
  return rows.map(({ line }) => line);
}

/** Index → the rows it covers. TypeORM leaves the conditions of indexes out of its comparison. */
async function conditionsOf(dataSource: DataSource): Promise<Record<string, string | null>> {
  const described = dataSource.entityMetadatas.flatMap(({ indices }) => indices.map(({ name }) => name));
  const rows = await dataSource.query<{ name: string; condition: string | null }[]>(
    `select relname as name, pg_get_expr(indpred, indrelid) as condition from pg_index join pg_class on pg_class.oid = indexrelid
     where relname = any($1) and relnamespace = 'public'::regnamespace`,
    [described],
  );
  return Object.fromEntries(rows.map(({ name, condition }) => [name, condition]));
}

/** The conditions that the schemas write, in the words of Postgres: it is given a copy of each table to say them. */
async function conditionsDescribed(dataSource: DataSource): Promise<Record<string, string | null>> {
  const conditions: Record<string, string | null> = {};
  for (const { tableName, indices, primaryColumns } of dataSource.entityMetadatas) {
    for (const { name, where } of indices) {
      const [row] =
        where === undefined
          ? []
          : await dataSource.transaction(async (manager) => {
              await manager.query(`create temp table copy (like ${tableName}) on commit drop`);
              await manager.query(`create index on copy (${primaryColumns[0]!.databaseName}) where ${where}`);
              return manager.query<{ condition: string }[]>(
                `select pg_get_expr(indpred, indrelid) as condition from pg_index where indrelid = 'copy'::regclass`,
              );
            });
      conditions[name] = row?.condition ?? null;
    }
  }
  return conditions;
}

/** Every schema that the sources declare, wherever: one that its file does not export could be compared with nothing. */
function schemas(): EntitySchema[] {
  return readSources('libs').flatMap(({ path, text }) => {
    const declared = [...text.matchAll(/\bnew EntitySchema\b/g)].length;
    if (declared === 0) return [];
    const exported = Object.values(jest.requireActual<Record<string, unknown>>(join(ROOT, path))).filter(
      (each) => each instanceof EntitySchema,
    );
    expect({ path, exported: exported.length }).toEqual({ path, exported: declared });
    return exported;
  });
}
