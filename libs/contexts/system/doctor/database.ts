import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import { type Env, migrationDataSource, reasonOf } from '#platform';
import { bad, type Finding, ok, warn } from './finding';

const OLDEST = 150_000;
const SLOW_MS = 20;
const ASKS = 5;
/** Tokens and leases of several nodes bear so much difference between clocks. */
const CLOCK_WARN_MS = 2_000;
const CLOCK_BAD_MS = 30_000;

interface About {
  version: string;
  number: number;
  encoding: string;
  most: number;
  used: number;
  now: Date;
  may_create: boolean;
}

const ABOUT = `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
  pg_encoding_to_char(encoding) as encoding, current_setting('max_connections')::int as most,
  (select count(*)::int from pg_stat_activity) as used, clock_timestamp() as now,
  has_schema_privilege(current_schema(), 'create') as may_create
  from pg_database where datname = current_database()`;

/** Whether the database can be reached and used, is of a version that is supported, and has the schema of this version. */
export async function examineDatabase(url: string, { DATABASE_POOL: pool }: Env): Promise<Finding[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  try {
    await client.connect();
    const took = await distanceTo(client);
    const { rows } = await client.query<About>(ABOUT);
    const about = rows[0]!;
    return [server(about, took), clocks(about, took), connections(about, pool), await schema(url, about)];
  } catch (error) {
    return [bad('Database', reasonOf(error), 'start it, or mend DATABASE_URL; left out, the built-in Postgres is used')];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Time of a statement that does nothing, in milliseconds: the shortest of a few, since the first ones wait for more than the way. */
async function distanceTo(client: Client): Promise<number> {
  const times: number[] = [];
  while (times.length < ASKS) {
    const began = performance.now();
    await client.query('select 1');
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

function server({ version, number, encoding }: About, took: number): Finding {
  const says = `Postgres ${version}, ${took.toFixed(1)} ms away`;
  if (number < OLDEST) return bad('Database', says, 'use Postgres 15 or newer');
  if (encoding !== 'UTF8') return bad('Database', `${says}, in ${encoding}`, 'create the database with encoding UTF8');
  return took > SLOW_MS ? warn('Database', says, 'put it nearer: each message waits for it once') : ok('Database', says);
}

function clocks({ now }: About, took: number): Finding {
  // eslint-disable-next-line no-restricted-syntax -- this machine's clock itself is looked at
  const apart = Math.abs(Date.now() - took / 2 - now.getTime());
  const says = `${apart < 1_000 ? 'less than a second' : `${(apart / 1000).toFixed(1)} s`} from the database's`;
  if (apart > CLOCK_BAD_MS) return bad('Clock', says, 'let both follow a time server (NTP)');
  return apart > CLOCK_WARN_MS ? warn('Clock', says, 'let both follow a time server (NTP)') : ok('Clock', says);
}

function connections({ most, used }: About, pool: number): Finding {
  const says = `${used} of ${most} in use; a node takes up to ${pool}`;
  return used + pool > most
    ? warn('Connections', says, 'raise max_connections, lower DATABASE_POOL, or stop what holds them')
    : ok('Connections', says);
}

async function schema(url: string, { may_create: mayCreate }: About): Promise<Finding> {
  const dataSource = await migrationDataSource(url).initialize();
  try {
    const known = dataSource.migrations.map(({ name }) => name!);
    const done = await dataSource.query<{ name: string }[]>('select name from migrations').catch(() => []);
    const names = new Set(done.map(({ name }) => name));
    const pending = known.filter((name) => !names.has(name)).length;
    const newer = done.filter(({ name }) => !known.includes(name)).length;
    if (newer > 0)
      return warn('Schema', `has ${migrations(newer)} of a newer version`, 'update this node; until then it serves beside the newer one');
    if (pending === 0) return ok('Schema', `up to date, ${migrations(known.length)}`);
    return mayCreate
      ? ok('Schema', `${migrations(pending)} to come; the next start, or npm run migrate, runs them`)
      : bad('Schema', `${migrations(pending)} to come, and this user may not make tables`, 'let it own the database');
  } finally {
    await dataSource.destroy();
  }
}

const migrations = (count: number): string => (count === 1 ? '1 migration' : `${count} migrations`);
