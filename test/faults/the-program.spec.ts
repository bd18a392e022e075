import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { itInFull } from '../../libs/kernel/testing/form';
import { freePort } from '../kit/own-redis';
import { ADMIN, cleanUp, dataFolder, ServerProcess, type Staff } from '../kit/server-process';

const ROOT = join(__dirname, '../..');
const PROGRAM = 'dist/apps/server/src/main.js';
const TEN_SECONDS = 10_000;

describe('The program, built, with the Postgres it brings along', () => {
  let database: TestDatabase;
  let dataDir: string;
  let admin: Staff;
  let chatId: string;

  const start = (environment: Record<string, string | undefined> = {}) =>
    ServerProcess.start({ entry: PROGRAM, environment: { DATA_DIR: dataDir, JWT_SECRET: undefined, ...environment } });
  const refusal = async (environment: Record<string, string>, args: string[] = []) => {
    const server = ServerProcess.spawn({ entry: PROGRAM, args, environment: { DATA_DIR: dataDir, ...environment } });
    const { code } = await server.ended;
    return { code, stdout: server.stdout, stderr: server.stderr, readyLines: server.readyLines };
  };
  const postgresRuns = () => existsSync(join(dataDir, 'postgres/postmaster.pid'));

  beforeAll(async () => {
    database = await createTestDatabase();
    // Migrating builds what is missing or stale.
    await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/start.mjs'), 'migrate'], {
      env: { ...process.env, DATABASE_URL: database.url },
    });
    dataDir = await dataFolder();
  });
  afterAll(async () => {
    await cleanUp();
    await database.drop();
  });

  it('has a doctor, who says what is wrong and ends with 1, or that nothing is', async () => {
    const examined = async (environment: Record<string, string>) => {
      const doctor = ServerProcess.spawn({
        entry: 'dist/apps/server/src/doctor/main.js',
        environment: { DATA_DIR: dataDir, ...environment },
      });
      const { code } = await doctor.ended;
      return { code, says: doctor.stdout };
    };
    const [sick, well] = await Promise.all([examined({ PORT: 'abc' }), examined({ DATABASE_URL: database.url })]);
    expect(sick).toEqual({ code: 1, says: expect.stringMatching(/✗ Environment .*PORT="abc" must be[^]*1 wrong, 0 to look at\n$/) });
    expect(well).toEqual({ code: 0, says: expect.stringMatching(/✓ Schema .*up to date[^]*Nothing wrong/) });
  });

  it('says once that it is ready and where; ends on SIGTERM with code 0 while requests and sockets are open', async () => {
    const server = await start();
    const url = server.url.replace('127.0.0.1', 'localhost');
    expect(url).toMatch(/^http:\/\/localhost:[1-9]\d+$/);
    expect(server.readyLines).toEqual([{ event: 'ready', url, docs: `${url}/docs` }]);
    expect((await fetch(`${server.url}/docs`)).status).toBe(200);
    expect([await server.health('live'), await server.health('ready')]).toEqual([200, 200]);
    admin = await server.admin();
    const agent = await server.agent(admin, 'Ana');
    ({ chatId } = await server.startChat({ message: 'Hello' }));
    const socket = await server.connect(agent.token);
    const requests = Array.from({ length: 20 }, () =>
      server
        .api(admin.token)
        .get('/queue')
        .catch(() => undefined),
    );

    const { code, withinMs } = await server.terminate();
    expect(code).toBe(0);
    expect(withinMs).toBeLessThan(TEN_SECONDS);
    await socket.closed();
    await Promise.all(requests);
    expect(server.readyLines).toHaveLength(1);
    expect(postgresRuns()).toBe(false);
  });

  itInFull('comes back with its data, its sign-ins and its key', async () => {
    const secret = await readFile(join(dataDir, 'jwt-secret'), 'utf8');
    const server = await start();
    expect((await server.api(admin.token).get('/me')).body).toMatchObject({ id: admin.id, email: ADMIN.email });
    expect((await server.api(admin.token).get(`/chats/${chatId}/messages`)).body.data).toMatchObject([
      { seq: 1, text: 'Hello' },
      { seq: 2, notice: { type: 'assigned' } },
    ]);
    expect((await server.signIn()).id).toBe(admin.id);
    expect(await readFile(join(dataDir, 'jwt-secret'), 'utf8')).toBe(secret);

    await server.kill();
    expect(postgresRuns()).toBe(true);
  });

  itInFull('recovers from being killed', async () => {
    const server = await start();
    expect((await server.api(admin.token).get(`/chats/${chatId}`)).status).toBe(200);
    expect((await server.terminate()).code).toBe(0);
    expect(postgresRuns()).toBe(false);
  });

  it('refuses a weak JWT_SECRET without repeating it, and leaves no Postgres behind', async () => {
    const JWT_SECRET = 'abcd'.repeat(16);
    const { code, stderr, readyLines } = await refusal({ JWT_SECRET });
    expect({ code, readyLines }).toEqual({ code: 1, readyLines: [] });
    expect(stderr).toMatch(/JWT_SECRET is weak/);
    expect(stderr).not.toContain(JWT_SECRET);
    expect(postgresRuns()).toBe(false);
  });

  it('names every variable that is wrong', async () => {
    const { code, stderr } = await refusal({ PORT: 'eighty', ADMIN_EMAIL: 'nobody', DATABASE_POOL: '1' });
    expect(code).toBe(1);
    expect(stderr.split('\n').map((line) => /^\w+/.exec(line)?.[0])).toEqual(['PORT', 'ADMIN_EMAIL', 'DATABASE_POOL', undefined]);
  });

  const refusesInOneLine = async (beginning: string, environment: Record<string, string>, args?: string[]) => {
    const { code, stdout, stderr } = await refusal({ DATABASE_URL: database.url, ...environment }, args);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^[^\n]+: [^\n]+\n$/) });
    expect(stderr.slice(0, beginning.length)).toBe(beginning);
    expect(stderr).not.toContain('hush');
  };
  const nobodyThere = async (protocol: string) => `${protocol}://somebody:hush@127.0.0.1:${await freePort()}/0`;

  itInFull('refuses in one line what it cannot reach, write to or listen on', async () => {
    const taken = createServer().listen(0);
    const { port } = taken.address() as AddressInfo;
    await refusesInOneLine('DATABASE_URL', { DATABASE_URL: await nobodyThere('postgres') });
    await refusesInOneLine('PORT=', { PORT: String(port) });
    await refusesInOneLine('DATA_DIR=', { DATA_DIR: join(ROOT, 'package.json') });
    await refusesInOneLine("Unknown option '--help'", {}, ['--help']);
    await new Promise((resolve) => taken.close(resolve));
  });

  itInFull('refuses in one line a replica and a Redis that it cannot reach', async () => {
    await refusesInOneLine('DATABASE_READ_URL', { DATABASE_READ_URL: await nobodyThere('postgres') });
    await refusesInOneLine('REDIS_URL', { REDIS_URL: await nobodyThere('redis') });
  });

  itInFull('migrates an empty database once, and makes one admin, when two start at the same time', async () => {
    const url = await emptyDatabase(database.url);
    const servers = await Promise.all([start({ DATABASE_URL: url }), start({ DATABASE_URL: url })]);
    for (const server of servers) expect(await server.health()).toBe(200);
    const [migrations, users] = await query(url, 'select name from migrations', 'select email from users');
    expect(new Set(migrations!.map(({ name }) => name)).size).toBe(migrations!.length);
    expect(users).toEqual([{ email: ADMIN.email }]);
    expect((await Promise.all(servers.map((server) => server.terminate()))).map(({ code }) => code)).toEqual([0, 0]);
  });
});

async function emptyDatabase(beside: string): Promise<string> {
  await query(beside, 'create database two_at_once');
  const url = new URL(beside);
  url.pathname = '/two_at_once';
  return url.href;
}

async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[][]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const results = [];
    for (const statement of statements) results.push((await client.query<Record<string, unknown>>(statement)).rows);
    return results;
  } finally {
    await client.end();
  }
}
