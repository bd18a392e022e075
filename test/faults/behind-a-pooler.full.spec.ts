import { migrate } from '../../libs/platform/db/migrate';
import { meetPooler } from '../../libs/platform/db/pooler';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { examinePooler } from '../../libs/contexts/system/doctor/pooler';
import type { MessageView } from '#protocol';
import { eventually, saidByPeople } from '../kit/client';
import { OwnPgBouncer, pgBouncerVersion } from '../kit/own-pgbouncer';
import { OwnReceiver } from '../kit/own-receiver';
import { Probe } from '../kit/probe';
import { cleanUp, ServerProcess, type Staff } from '../kit/server-process';

const PREPARES = (pgBouncerVersion ?? 0) >= 1.21;

/** PgBouncer has three connections, of which the server would have twenty. */
(pgBouncerVersion === undefined ? describe.skip : describe)('Behind PgBouncer', () => {
  let database: TestDatabase;
  let pooler: OwnPgBouncer;
  let crm: OwnReceiver;
  let server: ServerProcess;
  let admin: Staff;

  beforeAll(async () => {
    database = await createTestDatabase();
    [pooler, crm] = await Promise.all([OwnPgBouncer.start(database.url), OwnReceiver.start()]);
    server = await ServerProcess.start({
      environment: { DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: database.url, WEBHOOK_ALLOW_PRIVATE: '1' },
    });
    admin = await server.admin();
  });
  afterAll(async () => {
    await cleanUp();
    crm.stop();
    await pooler.stop();
    await database.drop();
  });

  it('people talk as ever, also when more ask than there are connections, and whatever is prepared', async () => {
    const agent = await server.agent(admin, 'Ada');
    await server.api(admin.token).patch(`/users/${agent.id}`, { maxConcurrentChats: 20 });
    const desk = await server.connect(agent.token);
    const chats = await Promise.all(Array.from({ length: 12 }, () => server.startChat({ message: 'Hello' })));
    await eventually(async () => desk.all('chat.assigned').length === chats.length, 'all chats to be assigned', 10_000);
    const texts = Array.from({ length: 15 }, (_, n) => `text ${n}`);
    const said = await Promise.all(
      chats.map(async ({ chatId, token }) => {
        const customer = server.api(token);
        for (const text of texts) {
          const { status } = await customer.post(`/chats/${chatId}/messages`, { clientMessageId: text, text });
          if (status !== 201) return status;
        }
        const { body } = await server.api(agent.token).get(`/chats/${chatId}/messages?limit=100`);
        return saidByPeople(body.data as MessageView[]).map(({ text }) => text);
      }),
    );
    expect(said).toEqual(chats.map(() => ['Hello', ...texts]));
    await Promise.all(Array.from({ length: 60 }, () => server.api(admin.token).get('/chats?status=active')));
    expect(server.stderr).toBe('');
  });

  it('jobs are heard of at once, by a link of their own', async () => {
    await server.api(admin.token).post('/webhooks', { url: crm.url, events: ['message.created'] });
    for (const message of ['first', 'second']) {
      await server.startChat({ message });
      await eventually(
        async () => crm.of('message.created').some(({ data }) => data.message.text === message),
        `${message} to be told`,
        10_000,
      );
    }
  });

  it('connections are few, and have the limits of the server’s own', async () => {
    const sessions = await Probe.at(database.url, (probe) => probe.sessions());
    expect(sessions).toEqual({ switchboard: 3, 'switchboard jobs': expect.any(Number) });
    expect(sessions['switchboard jobs']).toBeLessThanOrEqual(4);
    expect(await meetPooler(pooler.url)).toEqual({ keepsPlans: PREPARES });
    expect(await examinePooler(pooler.url)).toMatchObject({ about: 'Pooler', state: PREPARES ? 'ok' : 'warn' });
  });

  it('a pooler whose connections may wait for ever is refused, with what it lacks', async () => {
    const unlimited = await OwnPgBouncer.start(database.url, { connectQuery: '' });
    await expect(meetPooler(unlimited.url)).rejects.toThrow(
      /have no idle_in_transaction_session_timeout, lock_timeout, statement_timeout: .* connect_query='set statement_timeout = 5000;/,
    );
    expect(await examinePooler(unlimited.url)).toMatchObject({ state: 'bad' });
    await expect(migrate(unlimited.url)).rejects.toThrow('name the database itself in DATABASE_DIRECT_URL');
    await unlimited.stop();
    await expect(meetPooler(unlimited.url)).rejects.toThrow('ECONNREFUSED');
  });
});
