import { createHash } from 'node:crypto';
import type { PoolClient, QueryConfig } from 'pg';
import type { DataSource } from 'typeorm';
import { WIRE_TYPES } from './time-types';

type Pool = { obtainMasterConnection(): Promise<[PoolClient, release: () => void]> };

/** A statement with the name by which connections keep its plan. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

/**
 * Names a statement, so that each connection parses and plans it once. For statements that find rows by their keys alone: the plan that Postgres
 * keeps knows no values, and would be wrong for a condition that few rows meet.
 */
export function prepared(text: string): PreparedStatement {
  return { name: createHash('sha256').update(text).digest('hex').slice(0, 32), text };
}

/**
 * Reads rows in their wire format, past what TypeORM does around each statement, which costs more than a short statement itself. A column named
 * `agent.name` is the field `name` of the object `agent`, which is null where its first column is: cheaper than an object made by Postgres, which
 * would be written and read as JSON.
 */
export async function readRows<Row extends object>(
  { driver }: DataSource,
  statement: string | PreparedStatement,
  values: unknown[],
): Promise<Row[]> {
  const [client, release] = await (driver as unknown as Pool).obtainMasterConnection();
  try {
    const asked: QueryConfig = typeof statement === 'string' ? { text: statement } : { ...statement };
    const { fields, rows } = await client.query<unknown[]>({ ...asked, values, types: WIRE_TYPES, rowMode: 'array' });
    return rows.map(shapeFor<Row>(statement, fields));
  } finally {
    release();
  }
}

type Shape<Row> = (values: readonly unknown[]) => Row;

/** Shapes of prepared statements, whose columns stay the same. */
const shapes = new WeakMap<PreparedStatement, Shape<object>>();

function shapeFor<Row extends object>(statement: string | PreparedStatement, fields: readonly { name: string }[]): Shape<Row> {
  const known = typeof statement === 'string' ? undefined : shapes.get(statement);
  if (known) return known as Shape<Row>;
  const shape = shapeOf<Row>(fields.map(({ name }) => name));
  if (typeof statement !== 'string') shapes.set(statement, shape);
  return shape;
}

/** Makes a row of the values of columns that have these names. */
export function shapeOf<Row extends object>(columns: readonly string[]): Shape<Row> {
  const parts = new Map<string, [key: string, at: number][]>();
  const own: [key: string, at: number][] = [];
  columns.forEach((column, at) => {
    const [part, key] = column.split('.') as [string, string?];
    if (key === undefined) own.push([column, at]);
    else parts.set(part, [...(parts.get(part) ?? []), [key, at]]);
  });
  const empty = emptyOf(columns.map((column) => column.split('.')[0]!));
  const objects = [...parts].map(([part, fields]) => ({ part, fields, empty: emptyOf(fields.map(([key]) => key)), first: fields[0]![1] }));
  return (values) => {
    const row = filled({ ...empty }, own, values);
    for (const { part, fields, empty: none, first } of objects) if (values[first] !== null) row[part] = filled({ ...none }, fields, values);
    return row as Row;
  };
}

/** An object of nulls. Read from JSON, since one of so many keys, added one by one, would be a hash table, which is slower to copy and to write. */
function emptyOf(keys: readonly string[]): Record<string, unknown> {
  return JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null])))) as Record<string, unknown>;
}

function filled(
  row: Record<string, unknown>,
  fields: readonly [key: string, at: number][],
  values: readonly unknown[],
): object & typeof row {
  for (const [key, at] of fields) row[key] = values[at];
  return row;
}
