import { itInFull } from '../../libs/kernel/testing/form';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Env } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import type { CannedResponseView, ChatView, MessageView } from '#protocol';
import { setUpDemo } from '../../apps/server/src/demo';
import type { Page } from '../kit/api';
import { Probe } from '../kit/probe';
import { Switchboard } from '../kit/switchboard';
import { ADMIN, cleanUp, dataFolder, ServerProcess } from '../kit/server-process';

describe('The demo', () => {
  let database: TestDatabase;
  let dataDir: string;

  const start = (environment: Record<string, string | undefined> = {}) =>
    ServerProcess.start({
      environment: {
        DEMO: '1',
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        ADMIN_EMAIL: undefined,
        ADMIN_PASSWORD: undefined,
        ...environment,
      },
    });

  /** What it says to whoever started it, which comes after the line for programs. */
  async function told(server: ServerProcess): Promise<string> {
    while (!server.stdout.includes('The log is in')) await new Promise((resolve) => setTimeout(resolve, 20));
    return server.stdout.slice(server.stdout.indexOf('\n') + 1);
  }
  const logins = (text: string): { role: string; email: string; password: string }[] =>
    [...text.matchAll(/^ {2}(admin|supervisor|agent) +(\S+@\S+) +(\S+)/gm)].map(([, role, email, password]) => ({
      role: role!,
      email: email!,
      password: password!,
    }));

  const counts = () => Probe.at(database.url, (probe) => probe.counts());

  const another = (server: ServerProcess) =>
    fetch(`${server.url.replace('127.0.0.1', '127.0.0.2')}/health/live`).then(
      ({ status }) => status,
      ({ cause }) => cause.code,
    );

  const onADatabaseOfItsOwn = () => {
    beforeAll(async () => {
      database = await createTestDatabase();
      dataDir = await dataFolder();
    });
    afterAll(async () => {
      await cleanUp();
      await database.drop();
    });
  };

  describe('started by somebody who looks', () => {
    let server: ServerProcess;
    let text: string;

    onADatabaseOfItsOwn();
    beforeAll(async () => {
      server = await start({ LOG_LEVEL: 'debug' });
      text = await told(server);
    });

    it('says who may sign in, has chats to look at, and a customer who waits for the first agent', async () => {
      const url = server.url.replace('127.0.0.1', 'localhost');
      expect(server.stdout.split('\n')[0]).toBe(JSON.stringify({ event: 'ready', url, docs: `${url}/docs` }));
      expect(text).toContain(`${url}/docs\n`);
      const people = logins(text);
      expect(people.map(({ role }) => role)).toEqual(['admin', 'supervisor', 'agent', 'agent', 'agent', 'agent']);
      for (const { role, ...login } of people) {
        const { token } = await server.signIn(login);
        expect((await server.api(token).get('/me')).body).toMatchObject({ email: login.email, role });
      }

      const supervisor = await server.signIn(people[1]);
      const api = server.api(supervisor.token);
      const chats = (await api.get<Page<ChatView>>('/chats?sort=createdAt')).body.data;
      expect(chats.map(({ status, closeReason }) => [status, closeReason])).toEqual([
        ['closed', 'agent'],
        ['closed', 'customer'],
        ['closed', 'abandoned'],
        ['queued', null],
      ]);
      const transcript = (await api.get<Page<MessageView>>(`/chats/${chats[0]!.id}/messages`)).body.data;
      expect(transcript.map(({ sender, notice }) => notice?.type ?? sender.type)).toEqual([
        'customer',
        'assigned',
        'agent',
        'customer',
        'agent',
        'customer',
        'agent',
        'closed',
      ]);
      expect((await api.get('/workload')).body.totals).toMatchObject({ online: 0, active: 0, queued: 1 });

      expect((await api.get('/tickets')).body.data).toMatchObject([
        { source: 'offline', status: 'open', customer: { name: 'Ingrid Berg' } },
      ]);
      const canned = (await api.get<Page<CannedResponseView>>('/canned-responses?limit=100')).body.data;
      expect(canned.map(({ shortcut, usageCount }) => [shortcut, usageCount])).toEqual(
        expect.arrayContaining([
          ['greeting', 0],
          ['refund', 1],
          ['bye', 1],
        ]),
      );

      const agent = await server.connect((await server.signIn(people[3])).token);
      expect(await agent.heard('chat.assigned')).toMatchObject({ chat: { id: chats[3]!.id, status: 'active' } });
    });

    it('keeps its terminal for people, and its log in a file', async () => {
      expect(text).toContain(join(dataDir, 'demo.log'));
      expect(text.split('\n').length).toBeLessThan(20);
      expect(text).not.toMatch(/^[{[]/m);
      expect(server.stderr).toBe('');
      const log = (await readFile(join(dataDir, 'demo.log'), 'utf8')).trim().split('\n');
      expect(log.map((line) => JSON.parse(line).context)).toContain('RouterExplorer');
      expect(log.join('\n')).not.toContain('demo-switchboard');
    });

    itInFull(
      'is open to this machine alone unless it is told otherwise; says the same again after a restart, and adds nothing',
      async () => {
        expect([await server.health('live'), await another(server)]).toEqual([200, 'ECONNREFUSED']);
        await server.terminate();
        const before = { logins: logins(text), counts: await counts() };
        const open = await start({ HOST: '0.0.0.0' });
        expect({ logins: logins(await told(open)), counts: await counts() }).toEqual(before);
        expect([await open.health('live'), await another(open)]).toEqual([200, 200]);
      },
    );
  });

  it('leaves a system alone that has users of its own', async () => {
    const theirs = await Switchboard.start();
    await theirs.admin();
    const before = await theirs.probe.counts();
    const demo = await setUpDemo(theirs.app, theirs.app.get(Env));
    expect(demo.logins).toEqual([]);
    expect(logins(demo.begin(theirs.url))).toEqual([]);
    expect(await theirs.probe.counts()).toEqual(before);
    await theirs.stop();
  });

  describe('with an admin in the environment', () => {
    onADatabaseOfItsOwn();

    itInFull('keeps to the admin of the environment, whose password it does not print', async () => {
      const server = await start({ ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password });
      const text = await told(server);
      expect(text).toContain(ADMIN.email);
      expect(text).not.toContain(ADMIN.password);
      expect((await server.api((await server.signIn()).token).get('/me')).body.role).toBe('admin');
    });
  });
});
