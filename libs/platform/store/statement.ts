/** Rows to write to one table, as data; `statement` turns them into SQL. */
export type Write = Insert | Update;

export interface Insert {
  into: string;
  columns: readonly string[];
  /** Rows as a JSON array of objects, keyed by column. */
  rows: string;
  /** The aggregate id of each row. */
  of: readonly string[];
  /** Columns of the conflict target for an upsert: on a conflict the other columns are overwritten. */
  replaces?: readonly string[];
}

export interface Update {
  update: string;
  keys: readonly TypedColumn[];
  columns: readonly TypedColumn[];
  rows: string;
  of: readonly string[];
}

export interface TypedColumn {
  name: string;
  /** Postgres type, e.g. `text[]`. */
  type: string;
}

/**
 * Optimistic lock: the rows of a table, with an `id` and the values that the change was based on. It holds for the rows that still have
 * these values.
 */
export interface Guard {
  table: string;
  columns: readonly TypedColumn[];
  rows: string;
}

/** Result row of `statement`: an id for which the guard held, or the log position of an event. */
export interface Answer {
  id: string | null;
  position: string | null;
}

type Bind = (value: unknown) => string;

/**
 * Builds one SQL statement for all these writes. With a guard, it locks the rows that still have the expected values, in the order of their
 * ids, and writes only for those aggregates. It returns their ids and the log positions of the events, in order.
 */
export function statement({ writes, log, guard }: { writes: readonly Write[]; log?: Insert; guard?: Guard }): {
  text: string;
  values: unknown[];
} {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const parts = writes.map(
    (write, index) => `write_${index} as (${'into' in write ? insert(write, bind, guard) : update(write, bind, guard)})`,
  );
  if (guard) parts.unshift(`held as materialized (${lockUnchanged(guard, bind)})`);
  if (log) parts.push(`logged as (${insert(log, bind, guard)} returning position)`);
  const answers = [
    ...(guard ? ['select id, null::bigint as position from held'] : []),
    ...(log ? ['select null::uuid as id, position from logged'] : []),
  ];
  return { text: `with ${parts.join(', ')} ${answers.join(' union all ') || 'select null as id, null as position where false'}`, values };
}

function lockUnchanged({ table, columns, rows }: Guard, bind: Bind): string {
  const unchanged = columns.map(({ name }) => `stored.${quote(name)} is not distinct from known.${quote(name)}`);
  return `select stored.id from ${quote(table)} stored
    join json_to_recordset(${bind(rows)}) as known(id uuid, ${typed(columns)}) on ${['stored.id = known.id', ...unchanged].join(' and ')}
    order by stored.id for update of stored`;
}

/** Builds an insert. `with ordinality` keeps the order of the rows, so that the table's identity column numbers them in that order. */
function insert({ into, columns, rows, of, replaces }: Insert, bind: Bind, guard?: Guard): string {
  const names = columns.map(quote).join(', ');
  const given = `json_populate_recordset(null::${quote(into)}, ${bind(rows)})`;
  const from = guard ? `${withAggregateIds(given, of, bind)} with ordinality as given where ${IS_HELD} order by given."ordinality"` : given;
  const others = columns.filter((name) => !replaces?.includes(name)).map((name) => `${quote(name)} = excluded.${quote(name)}`);
  const replacing = replaces ? ` on conflict (${replaces.map(quote).join(', ')}) do update set ${others.join(', ')}` : '';
  return `insert into ${quote(into)} (${names}) select ${names} from ${from}${replacing}`;
}

function update({ update: table, keys, columns, rows, of }: Update, bind: Bind, guard?: Guard): string {
  const set = columns.map(({ name }) => `${quote(name)} = given.${quote(name)}`).join(', ');
  const same = keys.map(({ name }) => `stored.${quote(name)} = given.${quote(name)}`);
  const given = `json_to_recordset(${bind(rows)}) as`;
  const shape = `(${typed([...keys, ...columns])})`;
  const from = guard ? `${withAggregateIds(`${given} ${shape}`, of, bind)} as given` : `${given} given${shape}`;
  return `update ${quote(table)} stored set ${set} from ${from} where ${[...same, ...(guard ? [IS_HELD] : [])].join(' and ')}`;
}

const IS_HELD = 'given."unnest" in (select id from held)';

/** Adds the aggregate id of each row as a column named `unnest`. */
function withAggregateIds(given: string, of: readonly string[], bind: Bind): string {
  return `rows from (${given}, unnest(${bind(of)}::uuid[]))`;
}

function typed(columns: readonly TypedColumn[]): string {
  return columns.map(({ name, type }) => `${quote(name)} ${type}`).join(', ');
}

export function quote(identifier: string): string {
  return `"${identifier}"`;
}
