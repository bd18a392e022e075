import { chownSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callBinary } from './binaries';
import type { Cluster } from './cluster';
import { commandLineOf, identityOf, signalReaches } from './processes';

/** No process has it: above the largest pid of any platform. */
const NOBODYS_PID = 2_147_483_647;

/** Milliseconds. */
const ABANDONED_AFTER = 5_000;
const LOOK_EVERY = 20;
/** A fast shutdown; when that is stuck, an immediate one, after which the next start recovers from the log. */
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
  // What the server does, and not the failed statements: those hold what people wrote to each other.
  'log_min_messages=log',
];
/** Loses everything with the machine, which a test does not mind. */
const FAST = ['fsync=off', 'full_page_writes=off'];

/** The server process of a cluster, as its `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Takes connections: neither starting nor stopping. */
  readonly ready: boolean;
}

/** The running server of this very data folder, if there is one. */
export function findPostmaster({ folder }: Cluster): Postmaster | undefined {
  const lines = readPidFile(folder);
  const pid = Number(lines?.[0]);
  if (!lines || !(pid > 0) || !serves(pid, folder)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** @throws Error with what the server wrote, when it does not come up. */
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

/** Lets running statements fail and every commit stand. */
export async function stopPostmaster(cluster: Cluster, { pid }: Postmaster): Promise<void> {
  // By pid: `pg_ctl stop` goes by the folder, and would next stop the server that somebody starts there meanwhile.
  const identity = identityOf(pid);
  for (const [signal, patience] of STOP_SIGNALS) {
    await control(cluster, ['kill', signal, String(pid)]).catch(() => undefined);
    for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(LOOK_EVERY)) {
      if (identity === undefined || identityOf(pid) !== identity) return;
    }
  }
  throw new Error(`Postgres in ${cluster.folder} (pid ${pid}) does not stop.`);
}

function control({ folder, user }: Cluster, args: string[]): Promise<void> {
  return callBinary({ binary: 'pg_ctl', args, user, cwd: folder });
}

/**
 * After a crash the pid in `postmaster.pid` may belong to another program by now, or to a zombie, and
 * Postgres would refuse to start. The file also names the shared memory by which Postgres notices that
 * processes of the crashed server are still at work, so only its pid is taken away, never the file.
 *
 * Synchronous, to leave no gap in which another process could start a server.
 */
function disownPidFile({ folder, user }: Cluster): void {
  const file = join(folder, 'postmaster.pid');
  const lines = readPidFile(folder);
  if (!lines) return;
  const pid = Number(lines[0]);
  if (!(pid > 0)) {
    // Postgres fills the file just after making it; one that stays empty comes from a full or failed disk.
    if (Date.now() - statSync(file).mtimeMs > ABANDONED_AFTER) rmSync(file, { force: true });
    return;
  }
  if (!signalReaches(pid) || serves(pid, folder)) return;
  const replacement = `${file}.disowned`;
  writeFileSync(replacement, [NOBODYS_PID, ...lines.slice(1)].join('\n'), { mode: 0o600 });
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
  // Windows tells no command lines; there a live pid is taken at its word.
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
