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

/** Reads rows in their wire format, past what TypeORM does around each statement, which costs more than a short statement itself. */
export async function readRows<Row extends object>(
  { driver }: DataSource,
  statement: string | PreparedStatement,
  values: unknown[],
): Promise<Row[]> {
  const [client, release] = await (driver as unknown as Pool).obtainMasterConnection();
  try {
    const asked: QueryConfig = typeof statement === 'string' ? { text: statement } : { ...statement };
    return (await client.query<Row>({ ...asked, values, types: WIRE_TYPES })).rows;
  } finally {
    release();
  }
}
