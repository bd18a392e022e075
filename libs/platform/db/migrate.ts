import { Client } from 'pg';
import { DataSource } from 'typeorm';
import * as migrations from '../../../migrations';

/** An arbitrary number that is the same on all nodes, so that they migrate one after the other. */
const ADVISORY_LOCK = 7_309_461;

export function migrationDataSource(url: string): DataSource {
  return new DataSource({ type: 'postgres', url, migrations: Object.values(migrations), installExtensions: false, poolSize: 1 });
}

/** Brings the schema up to date; safe to call from several processes at once. */
export async function migrate(url: string): Promise<void> {
  const lock = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const dataSource = await migrationDataSource(url).initialize();
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}
