import { chownSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callBinary } from './binaries';
import type { Cluster } from './cluster';
import { commandLineOf, identityOf, signalReaches } from './processes';

/** A pid that no process has, since it exceeds the largest pid of every platform. */
const UNUSED_PID = 2_147_483_647;

/** In milliseconds. */
const ABANDONED_AFTER = 5_000;
const POLL_EVERY = 20;
/**
 * Signals with their waiting times in milliseconds: a fast shutdown; if that hangs, an immediate one, after which the next start recovers
 * from the WAL.
 */
const STOP_SIGNALS = [
  ['INT', 20_000],
  ['QUIT', 10_000],
] as const;

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  // Logs the server's own messages but no failed statements, which contain what people wrote.
  'log_min_messages=log',
];
/** Faster but not crash-safe; for tests. */
const FAST = ['fsync=off', 'full_page_writes=off'];

/** Postmaster: the server process of a cluster, as described by its `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Whether the server accepts connections; false while it starts or stops. */
  readonly ready: boolean;
}

/** Finds the running server of this data folder, if there is one. */
export function findPostmaster({ folder }: Cluster): Postmaster | undefined {
  const lines = readPidFile(folder);
  const pid = Number(lines?.[0]);
  if (!lines || !(pid > 0) || !serves(pid, folder)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** @throws Error with the server's log if it does not start */
export async function startPostmaster(cluster: Cluster, fast: boolean): Promise<void> {
  disownPidFile(cluster);
  const log = join(cluster.folder, 'server.log');
  await rename(log, join(cluster.folder, 'server.previous.log')).catch(() => undefined);
  const settings = [`port=${await freePort()}`, ...SETTINGS, ...(fast ? FAST : [])];
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  try {
    await control(cluster, ['start', '-D', cluster.folder, '-w', '-t', '60', '-l', log, '-o', options]);
  } catch (error) {
    const written = await readFile(log, 'utf8').catch(() => '');
    throw new Error(`Postgres does not start.\n${(error as Error).message}\n${written.slice(-2_000)}`.trim(), { cause: error });
  }
}

/** Stops the server. Running statements fail; everything committed is kept. */
export async function stopPostmaster(cluster: Cluster, { pid }: Postmaster): Promise<void> {
  // By pid, because `pg_ctl stop` works by folder, and could stop a server that another process has started there meanwhile.
  const identity = identityOf(pid);
  for (const [signal, timeout] of STOP_SIGNALS) {
    await control(cluster, ['kill', signal, String(pid)]).catch(() => undefined);
    for (const deadline = Date.now() + timeout; Date.now() < deadline; await sleep(POLL_EVERY)) {
      if (identity === undefined || identityOf(pid) !== identity) return;
    }
  }
  throw new Error(`Postgres in ${cluster.folder} (pid ${pid}) does not stop.`);
}

function control({ folder, user }: Cluster, args: string[]): Promise<void> {
  return callBinary({ binary: 'pg_ctl', args, user, cwd: folder });
}

/**
 * Replaces the pid in `postmaster.pid` after a crash, when it may belong to another program or a zombie and Postgres would refuse to start.
 * The file itself must stay: it names the shared memory by which Postgres notices that processes of the crashed server still run.
 *
 * Synchronous, so that no other process can start a server in between.
 */
function disownPidFile({ folder, user }: Cluster): void {
  const file = join(folder, 'postmaster.pid');
  const lines = readPidFile(folder);
  if (!lines) return;
  const pid = Number(lines[0]);
  if (!(pid > 0)) {
    // Postgres fills the file right after creating it; a file that stays empty is the result of a full or failing disk.
    if (Date.now() - statSync(file).mtimeMs > ABANDONED_AFTER) rmSync(file, { force: true });
    return;
  }
  if (!signalReaches(pid) || serves(pid, folder)) return;
  const replacement = `${file}.disowned`;
  writeFileSync(replacement, [UNUSED_PID, ...lines.slice(1)].join('\n'), { mode: 0o600 });
  if (user) chownSync(replacement, user.uid, user.gid);
  renameSync(replacement, file);
}

function readPidFile(folder: string): string[] | undefined {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

function serves(pid: number, folder: string): boolean {
  if (identityOf(pid) === undefined) return false;
  // Windows does not reveal command lines; there every running process counts as the server.
  if (process.platform === 'win32') return true;
  const words = commandLineOf(pid) ?? '';
  return words.includes('postgres') && `${words} `.includes(` -D ${folder} `);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
