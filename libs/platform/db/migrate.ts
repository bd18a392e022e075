import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';
import * as migrations from '../../../migrations';
import { CannotStart, reasonOf } from '../env/cannot-start';

/** An arbitrary number that is the same on all nodes, so that they migrate one after the other. */
const ADVISORY_LOCK = 7_309_461;

/** What changes tables takes as long as it takes, also where the user's statements have limits by default. */
const NO_LIMITS = { options: '-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0' };

export function migrationDataSource(url: string): DataSource {
  return new DataSource({ ...patient(url), migrations: Object.values(migrations) });
}

/** One connection for work that may take long, while it hinders nobody. */
export async function withPatience<R>(url: string, work: (database: DataSource) => Promise<R>): Promise<R> {
  const database = await new DataSource(patient(url)).initialize();
  return work(database).finally(() => database.destroy());
}

function patient(url: string): PostgresDataSourceOptions {
  return { type: 'postgres', url, installExtensions: false, poolSize: 1, extra: NO_LIMITS };
}

/** Brings the schema up to date; safe to call from several processes at once. @throws CannotStart if the database cannot be reached or changed */
export async function migrate(url: string): Promise<void> {
  const lock = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, ...NO_LIMITS });
  await lock.connect().catch(unusable);
  try {
    await lock.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const dataSource = await migrationDataSource(url).initialize();
    try {
      await dataSource.runMigrations({ transaction: 'each' }).catch(unlessForbidden);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}

function unusable(error: unknown): never {
  if (reasonOf(error).includes('startup parameter'))
    throw new CannotStart('DATABASE_URL leads through a pooler: name the database itself in DATABASE_DIRECT_URL beside it');
  throw new CannotStart(
    `DATABASE_URL leads to no database that can be used (${reasonOf(error)}): start it or mend the address; left out, the built-in Postgres is used`,
  );
}

const INSUFFICIENT_PRIVILEGE = '42501';

function unlessForbidden(error: Error & { code?: string }): never {
  if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
  throw new CannotStart(`DATABASE_URL names a user who may not make tables (${error.message}): let it own the database`);
}
