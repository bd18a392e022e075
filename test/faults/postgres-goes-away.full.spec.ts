import { itInFull } from '../../libs/kernel/testing/form';
import { Client } from 'pg';
import type { Answer } from '../kit/api';
import { type Connected, eventually } from '../kit/client';
import { OwnPostgres } from '../kit/own-postgres';
import { cleanUp, ServerProcess, type Staff } from '../kit/server-process';

const FIFTEEN_SECONDS = 15_000;

describe('Postgres goes away under a running server', () => {
  let postgres: OwnPostgres;
  let server: ServerProcess;
  let admin: Staff;
  let ana: Staff & { socket: Connected };

  beforeAll(async () => {
    postgres = await OwnPostgres.start();
    server = await ServerProcess.start({ environment: { DATABASE_URL: postgres.url, LOG_LEVEL: 'silent' } });
    admin = await server.admin();
    const agent = await server.agent(admin, 'Ana');
    ana = { ...agent, socket: await server.connect(agent.token) };
  });
  afterAll(async () => {
    await cleanUp();
    await postgres.remove();
  });

  async function conversation() {
    const { chatId, token } = await server.startChat();
    await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === chatId);
    return { chatId, token, cleo: await server.connect(token) };
  }
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    const since = performance.now();
    const answer = await work;
    expect(performance.now() - since).toBeLessThan(FIFTEEN_SECONDS);
    return answer;
  };
  const expectUnavailable = ({ status, headers, body }: Answer) => {
    expect({ status, code: body.code, type: headers.get('content-type') }).toEqual({
      status: 503,
      code: 'service.unavailable',
      type: expect.stringContaining('application/problem+json'),
    });
    expect(headers.get('retry-after')).not.toBeNull();
  };

  it.each([
    ['is restarted', () => postgres.stop()],
    ['crashes', () => postgres.crash()],
  ])('it %s: the server says so, keeps its sockets, and goes on where it was', async (_, goesAway) => {
    const { chatId, token, cleo } = await conversation();
    await cleo.ask('message.send', { chatId, clientMessageId: 'before', text: 'Before' });
    const underWay = Array.from({ length: 10 }, (_each, i) =>
      server.api(token).post(`/chats/${chatId}/messages`, { clientMessageId: `${i}`, text: 'Meanwhile' }),
    );
    await goesAway();

    for (const { status } of await inTime(Promise.all(underWay))) expect([201, 503]).toContain(status);
    expect([await server.health('live'), await server.health('ready')]).toEqual([200, 503]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/^switchboard_messages_to_commit \d/m);
    expect(metrics).not.toMatch(/^switchboard_waiting_chats /m);
    const { email, password } = { email: 'ana@example.com', password: 'a-good-password' };
    const answers = await inTime(
      Promise.all([
        server.api(ana.token).get('/me'),
        server.api(ana.token).get('/chats'),
        server.api(token).post(`/chats/${chatId}/messages`, { clientMessageId: 'gap', text: 'In the gap' }),
        server.api().post('/chats', { customer: { name: 'Dora' } }),
        server.api().post('/auth/login', { email, password }),
      ]),
    );
    answers.forEach(expectUnavailable);
    const nack = await cleo.emit('message.send', { chatId, clientMessageId: 'gap', text: 'In the gap' });
    expect(nack).toMatchObject({ ok: false, error: { status: 503, code: 'service.unavailable' } });

    await postgres.startAgain();
    await eventually(async () => (await server.health('ready')) === 200, 'the server to be ready');
    expect([cleo.socket.connected, ana.socket.socket.connected]).toEqual([true, true]);
    const { message } = await cleo.ask('message.send', { chatId, clientMessageId: 'gap', text: 'In the gap' });
    await ana.socket.heard('message.created', (heard) => heard.message.id === message.id);
    const { data } = (await server.api(token).get(`/chats/${chatId}/messages`)).body;
    expect(data.map(({ seq }: { seq: number }) => seq)).toEqual(data.map((_each: unknown, i: number) => i + 1));
    await conversation();
    expect(await server.health('live')).toBe(200);
  });

  it('it crashes while a chat is started: asked again with the same key it is started, once Postgres is back', async () => {
    const visitor = server.api();
    const start = () =>
      visitor.request(
        'POST',
        '/chats',
        { customer: { name: 'Dora' } },
        { 'idempotency-key': 'a key of 32 letters that is long'.replaceAll(' ', '-') },
      );
    const session = new Client({ connectionString: postgres.url });
    session.on('error', () => undefined);
    await session.connect();
    await session.query('begin');
    await session.query('lock table customers');
    const starting = start();
    const isWaitedFor = () =>
      session.query(`select from pg_stat_activity where wait_event_type = 'Lock'`).then(({ rows }) => rows.length > 0);
    await eventually(isWaitedFor, 'the start to wait for the lock');
    await postgres.crash();
    expectUnavailable(await inTime(starting));
    await postgres.startAgain();
    await eventually(async () => (await start()).status === 201, 'the chat to be started');
  });

  itInFull('it stays away: a token that expires meanwhile keeps no socket open', async () => {
    const short = await ServerProcess.start({
      environment: { DATABASE_URL: postgres.url, LOG_LEVEL: 'silent', ACCESS_TOKEN_SECONDS: '2' },
    });
    const socket = await short.connect((await short.signIn()).token);
    await postgres.stop();
    expect(await short.health('ready')).toBe(503);
    await socket.closed();
    await postgres.startAgain();
  });
});
