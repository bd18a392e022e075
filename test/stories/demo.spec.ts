/* eslint-disable @typescript-eslint/no-explicit-any -- wire data */
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { ADMIN, cleanUp, dataFolder, ServerProcess } from '../kit/server-process';

const TABLES = ['users', 'skills', 'customers', 'chats', 'messages', 'tickets', 'canned_responses'];

describe('The demo', () => {
  let database: TestDatabase;
  let dataDir: string;

  const start = (environment: Record<string, string | undefined> = {}) =>
    ServerProcess.start({ environment: { DEMO: '1', DATABASE_URL: database.url, DATA_DIR: dataDir, ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined, ...environment } });

  /** What it says to whoever started it, which comes after the line for programs. */
  async function told(server: ServerProcess): Promise<string> {
    while (!server.stdout.includes('Do not open') && !server.stdout.includes('no samples')) await new Promise((resolve) => setTimeout(resolve, 20));
    return server.stdout.slice(server.stdout.indexOf('\n') + 1);
  }
  const logins = (text: string): { role: string; email: string; password: string }[] =>
    [...text.matchAll(/^ {2}(admin|supervisor|agent) +(\S+@\S+) +(\S+)/gm)].map(([, role, email, password]) => ({ role: role!, email: email!, password: password! }));

  async function counts(): Promise<Record<string, number>> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(`select ${TABLES.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')}`);
    await client.end();
    return rows[0];
  }

  beforeEach(async () => {
    database = await createTestDatabase();
    dataDir = await dataFolder();
  });
  afterEach(async () => {
    await cleanUp();
    await database.drop();
  });

  it('says who may sign in, has chats to look at, and a customer who waits for the first agent', async () => {
    const server = await start();
    const text = await told(server);
    expect(server.stdout.split('\n')[0]).toBe(JSON.stringify({ event: 'ready', url: server.url.replace('127.0.0.1', 'localhost') }));
    expect(text).toContain('/docs\n');
    const people = logins(text);
    expect(people.map(({ role }) => role)).toEqual(['admin', 'supervisor', 'agent', 'agent', 'agent', 'agent']);
    for (const { role, ...login } of people) {
      const { token } = await server.signIn(login);
      expect((await server.api(token).get('/me')).body).toMatchObject({ email: login.email, role });
    }

    const supervisor = await server.signIn(people[1]);
    const api = server.api(supervisor.token);
    const chats = (await api.get('/chats?sort=createdAt')).body.data;
    expect(chats.map(({ status, closeReason }: any) => [status, closeReason])).toEqual([['closed', 'agent'], ['closed', 'customer'], ['closed', 'abandoned'], ['queued', null]]);
    const transcript = (await api.get(`/chats/${chats[0].id}/messages`)).body.data;
    expect(transcript.map(({ sender, notice }: any) => notice?.type ?? sender.type)).toEqual(['customer', 'assigned', 'agent', 'customer', 'agent', 'customer', 'agent', 'closed']);
    expect((await api.get('/workload')).body.totals).toMatchObject({ online: 0, active: 0, queued: 1 });

    expect((await api.get('/tickets')).body.data).toMatchObject([{ source: 'offline', status: 'open', customer: { name: 'Ingrid Berg' } }]);
    const canned = (await api.get('/canned-responses?limit=100')).body.data;
    expect(canned.map(({ shortcut, usageCount }: any) => [shortcut, usageCount])).toEqual(expect.arrayContaining([['greeting', 0], ['refund', 1], ['bye', 1]]));

    const agent = await server.connect((await server.signIn(people[3])).token);
    expect(await agent.heard('chat.assigned')).toMatchObject({ chat: { id: chats[3].id, status: 'active' } });
  });

  it('says the same again after a restart, and adds nothing', async () => {
    const first = await start();
    const before = { logins: logins(await told(first)), counts: await counts() };
    await first.terminate();
    const second = await start();
    expect({ logins: logins(await told(second)), counts: await counts() }).toEqual(before);
  });

  it('keeps to the admin of the environment, whose password it does not print', async () => {
    const server = await start({ ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password });
    const text = await told(server);
    expect(text).toContain(ADMIN.email);
    expect(text).not.toContain(ADMIN.password);
    expect((await server.api((await server.signIn()).token).get('/me')).body.role).toBe('admin');
  });

  it('leaves a system alone that has users of its own', async () => {
    const real = await start({ DEMO: undefined, ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password });
    await real.terminate();
    const before = await counts();
    const server = await start();
    expect(logins(await told(server))).toEqual([]);
    expect(await counts()).toEqual(before);
  });
});
