import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openCluster, ROLE, type Cluster } from './cluster';
import { isLeased, Lease } from './leases';
import { findPostmaster, startPostmaster, stopPostmaster, type Postmaster } from './postmaster';

const DATABASE = 'switchboard';
/** In milliseconds. Long, because recovery after a crash replays the WAL since the last checkpoint. */
const READY_WITHIN = 120_000;
const POLL_EVERY = 100;
/**
 * Retries are needed because a port may be taken between finding and using it, and because the processes of a crashed server first finish
 * their statements.
 */
const ATTEMPTS = 20;
const BETWEEN_ATTEMPTS = 500;

export interface EmbeddedPostgresOptions {
  /** The data is stored in `<dataDir>/postgres`. Several machines or containers must not share the folder. */
  readonly dataDir: string;
  /** For tests: switches fsync off, so that data survives a crash of the server but not of the machine. */
  readonly fast?: boolean;
  readonly log?: (message: string) => void;
}

/**
 * Embedded Postgres: a real Postgres server that comes as a package and needs no installation.
 *
 * There is one server per data folder. A second process on the same folder uses the server of the first, as does the next process after one
 * that was killed. The last process to stop stops the server.
 */
export class EmbeddedPostgres {
  private stopping?: Promise<void>;

  private constructor(
    readonly url: string,
    private readonly cluster: Cluster,
    private readonly lease: Lease,
  ) {}

  /** @throws Error that says what to do if this machine cannot run Postgres or the folder cannot be used */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const { dataDir, fast = false, log = () => undefined } = options;
    const cluster = await openCluster(dataDir, fast);
    const lease = await Lease.take(cluster.leases);
    try {
      return new EmbeddedPostgres(await bringUp(cluster, fast, log), cluster, lease);
    } catch (error) {
      await releaseAndStop(cluster, lease).catch(() => undefined);
      throw error;
    }
  }

  /** Stops the server of a process that was killed, unless another process uses it. */
  static async stopAbandoned(dataDir: string): Promise<void> {
    if (!existsSync(join(dataDir, 'postgres'))) return;
    const cluster = await openCluster(dataDir, true);
    if (!(await isLeased(cluster.leases))) await stopFound(cluster);
  }

  /** Stops the server, unless another process uses it. */
  stop(): Promise<void> {
    return (this.stopping ??= releaseAndStop(this.cluster, this.lease));
  }
}

async function releaseAndStop(cluster: Cluster, lease: Lease): Promise<void> {
  if (await lease.release()) await stopFound(cluster);
}

async function stopFound(cluster: Cluster): Promise<void> {
  const found = findPostmaster(cluster);
  if (found) await stopPostmaster(cluster, found);
}

/** Finds or starts the server and returns the URL of its database. */
async function bringUp(cluster: Cluster, fast: boolean, log: (message: string) => void): Promise<string> {
  const deadline = Date.now() + READY_WITHIN;
  for (let attempt = 1; ;) {
    const found = findPostmaster(cluster);
    try {
      if (found?.ready) {
        await ensureDatabase(cluster, found);
        // The server may have begun to stop meanwhile, because its last other user left.
        if (isSame(found, findPostmaster(cluster))) {
          log(`Postgres runs in ${cluster.folder} on port ${found.port} (pid ${found.pid})`);
          return address(cluster, found, DATABASE);
        }
      } else if (!found) {
        log(`Postgres starts in ${cluster.folder}`);
        await startPostmaster(cluster, fast);
        continue;
      }
    } catch (error) {
      if (attempt++ >= ATTEMPTS) throw error;
      log(`Trying again: ${(error as Error).message}`);
      await sleep(BETWEEN_ATTEMPTS);
    }
    if (Date.now() > deadline) throw new Error(`Postgres in ${cluster.folder} is neither ready nor gone; its server.log may say why.`);
    await sleep(POLL_EVERY);
  }
}

function isSame(one: Postmaster, other: Postmaster | undefined): boolean {
  return other?.ready === true && other.pid === one.pid && other.port === one.port;
}

async function ensureDatabase(cluster: Cluster, postmaster: Postmaster): Promise<void> {
  const client = new Client({ connectionString: address(cluster, postmaster, 'postgres'), connectionTimeoutMillis: 5_000 });
  // An `error` event without a listener would end the process; the failing statement reports the problem anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`).catch(unlessItExists);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unlessItExists(error: Error & { code?: string }): void {
  // SQLSTATEs of an existing database, and of one that another process is creating.
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}

function address({ password }: Cluster, { port }: Postmaster, database: string): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${database}`;
}
