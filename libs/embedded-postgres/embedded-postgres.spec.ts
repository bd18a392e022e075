import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { temporaryFolder } from '../platform/testing/test-server';
import { EmbeddedPostgres } from './embedded-postgres';

const asRoot = process.getuid?.() === 0;
const onLinux = process.platform === 'linux';

describe('EmbeddedPostgres', () => {
  /** Shared by all tests, since creating a cluster takes most of the time; each test starts and stops servers on it. */
  let dataDir: string;
  let started: EmbeddedPostgres[] = [];

  beforeAll(async () => {
    dataDir = await temporaryFolder('switchboard-embedded-');
  });

  afterEach(async () => {
    for (const server of started) await server.stop();
    await EmbeddedPostgres.stopAbandoned(dataDir);
    started = [];
  });

  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  async function start(): Promise<EmbeddedPostgres> {
    const server = await EmbeddedPostgres.start({ dataDir, fast: true });
    started.push(server);
    return server;
  }

  async function pidFile(): Promise<string[]> {
    return (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  }

  async function killPostmaster(): Promise<void> {
    process.kill(Number((await pidFile())[0]), 'SIGKILL');
  }

  /** Simulates processes that were killed: their lease files remain, but the pids now belong to other processes. */
  async function forgetUsers(): Promise<void> {
    const leases = join(dataDir, 'postgres.users');
    for (const name of await readdir(leases)) await writeFile(join(leases, name), 'an earlier process');
  }

  it('serves a UTF-8 database on the local address only', async () => {
    const { url } = await start();
    expect(new URL(url)).toMatchObject({ hostname: '127.0.0.1', pathname: '/switchboard' });
    const [row] = await query(
      url,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
              current_setting('max_connections')::int as connections, lower('ÄÖ') as lower`,
    );
    expect(row).toEqual({ encoding: 'UTF8', addresses: '127.0.0.1', connections: 200, lower: 'äö' });
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const url = new URL((await start()).url);
    url.password = 'wrong';
    await expect(query(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect((await stat(join(dataDir, 'postgres/switchboard.password'))).mode & 0o777).toBe(0o600);
  });

  it('keeps the data over a restart', async () => {
    const first = await start();
    await query(first.url, 'create table over_restart as select 42 as answer');
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow();
    expect(await query((await start()).url, 'select answer from over_restart')).toEqual([{ answer: 42 }]);
  });

  it('comes back after its server was killed', async () => {
    await query((await start()).url, 'create table over_kill as select 42 as answer');
    await killPostmaster();
    expect(await query((await start()).url, 'select answer from over_kill')).toEqual([{ answer: 42 }]);
  });

  it('comes back when its pid belongs to another program by now', async () => {
    await query((await start()).url, 'create table over_foreign_pid as select 42 as answer');
    const [, ...lines] = await pidFile();
    await killPostmaster();
    const user = await stat(join(dataDir, 'postgres'));
    const stranger = spawn('sleep', ['60'], asRoot ? { uid: user.uid, gid: user.gid, cwd: '/' } : {});
    await once(stranger, 'spawn');
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), [stranger.pid, ...lines].join('\n'));
    try {
      expect(await query((await start()).url, 'select answer from over_foreign_pid')).toEqual([{ answer: 42 }]);
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it('shares the server of a folder among its users; the last one stops it', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await query(second.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await second.stop();
    await expect(query(second.url, 'select 1')).rejects.toThrow();
  });

  it('takes over the server of a process that was killed', async () => {
    const { url } = await start();
    await forgetUsers();
    const heir = await start();
    expect(heir.url).toBe(url);
    await heir.stop();
    await expect(query(url, 'select 1')).rejects.toThrow();
  });

  it('starts although another user is just leaving', async () => {
    const leaving = (await start()).stop();
    await sleep(20);
    const next = await start();
    await leaving;
    expect(await query(next.url, 'select 1 as up')).toEqual([{ up: 1 }]);
  });

  it('clears away an initialisation that was cut short', async () => {
    await mkdir(join(dataDir, 'fresh/postgres.unfinished-1.earlier.x'), { recursive: true });
    const server = await EmbeddedPostgres.start({ dataDir: join(dataDir, 'fresh'), fast: true });
    await server.stop();
    expect(await readdir(join(dataDir, 'fresh'))).toEqual(['postgres', 'postgres.users']);
  });

  it('touches no folder that is not its own', async () => {
    await mkdir(join(dataDir, 'strange/postgres'), { recursive: true });
    await writeFile(join(dataDir, 'strange/postgres/thesis.txt'), '');
    const attempt = EmbeddedPostgres.start({ dataDir: join(dataDir, 'strange') });
    await expect(attempt).rejects.toThrow(/is not a data folder of the built-in Postgres: move it away/);
  });

  (onLinux ? it : it.skip)('is out of reach of the Ctrl-C that reaches this process', async () => {
    await start();
    const session = async (pid: string): Promise<string | undefined> =>
      (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')[3];
    expect(await session((await pidFile())[0]!)).not.toBe(await session('self'));
  });

  (asRoot ? it : it.skip)('says which folder keeps the unprivileged server out', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'switchboard-closed-'));
    await expect(EmbeddedPostgres.start({ dataDir: join(closed, 'data') })).rejects.toThrow(`chmod o+x ${closed}`);
    await rm(closed, { recursive: true });
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}
