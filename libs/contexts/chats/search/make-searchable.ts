import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { searchDocument } from '#kernel';
import { Store, type Transaction } from '#platform';

const BATCH = 2_000;

/**
 * Backfill of search documents: for rows that were written before an upgrade, or by a node of the previous version. It takes one batch per
 * table, newest first. Idempotent, and safe on all nodes at once.
 */
export class MakeSearchable extends Command<void> {}

/** A table whose rows may have no `search` yet; `texts` is the SQL of the array of texts to search. */
interface Searchable {
  table: string;
  /** Columns of the primary key with their types. */
  key: [name: string, type: string][];
  texts: string;
}

const SEARCHABLE: Searchable[] = [
  { table: 'chats', key: [['id', 'uuid']], texts: 'array[t.subject] || t.tags' },
  { table: 'notes', key: [['id', 'uuid']], texts: 'array[t.text]' },
  {
    table: 'messages',
    key: [
      ['chat_id', 'uuid'],
      ['seq', 'integer'],
    ],
    texts: `case when t.sender_type = 'system' then '{}' else array[t.text] || array(select a ->> 'name' from jsonb_array_elements(t.attachments) a) end`,
  },
];

@CommandHandler(MakeSearchable)
export class MakeSearchableHandler implements ICommandHandler<MakeSearchable> {
  constructor(private readonly store: Store) {}

  async execute(): Promise<void> {
    for (const each of SEARCHABLE) await this.store.transaction((tx) => makeSearchable(tx, each));
  }
}

async function makeSearchable(tx: Transaction, { table, key, texts }: Searchable): Promise<void> {
  const rows = await tx.query<{ key: string; texts: (string | null)[] }>(
    `select json_build_array(${key.map(([name]) => `t.${name}`).join(', ')})::text as key, ${texts} as texts
     from ${table} t where search is null order by created_at desc limit ${BATCH} for update skip locked`,
    [],
  );
  if (rows.length === 0) return;
  const found = rows.map((row) => [...(JSON.parse(row.key) as unknown[]), searchDocument(...row.texts)]);
  await tx.query(
    `update ${table} t set search = (r.row ->> ${key.length})::tsvector from jsonb_array_elements($1) r(row)
     where ${key.map(([name, type], at) => `t.${name} = (r.row ->> ${at})::${type}`).join(' and ')}`,
    [JSON.stringify(found)],
  );
}
