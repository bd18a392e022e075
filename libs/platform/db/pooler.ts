import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { CannotStart, reasonOf } from '../env/cannot-start';
import { AT_CONNECT } from './session';

/** Connection pooler in transaction mode, such as PgBouncer: statements of one client reach the database by whatever connection is free. */
export interface Pooler {
  /** Whether it knows which connection has prepared what, as PgBouncer 1.21 does with `max_prepared_statements`. */
  keepsPlans: boolean;
}

const WITHIN_MS = 10_000;
const UNLIMITED = `select name from pg_settings
  where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') and setting = '0' order by name`;

/** Looks at the pooler that `DATABASE_URL` leads through. @throws CannotStart when it cannot be reached, or its connections wait for ever */
export async function meetPooler(url: string): Promise<Pooler> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: WITHIN_MS, query_timeout: WITHIN_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(UNLIMITED);
    if (rows.length > 0) throw new CannotStart(withoutLimits(rows.map(({ name }) => name)));
    return { keepsPlans: await renames(client) };
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`DATABASE_URL leads to no pooler that can be used (${reasonOf(error)}): start it or mend the address`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A pooler that keeps count of prepared statements gives them names of its own; another one hands ours on. */
async function renames(client: Client): Promise<boolean> {
  const name = `switchboard_${randomUUID()}`;
  const text = 'select exists (select from pg_prepared_statements where name = $1) as known';
  const { rows } = await client.query<{ known: boolean }>({ name, text, values: [name] });
  return !rows[0]!.known;
}

function withoutLimits(names: string[]): string {
  return (
    `DATABASE_URL leads through a pooler whose connections have no ${names.join(', ')}: ` +
    `let it begin them with connect_query='${AT_CONNECT}'`
  );
}
