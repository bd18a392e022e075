import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { itInFull } from '../../libs/kernel/testing/form';
import { eventually } from '../kit/client';
import { upload } from '../kit/files';
import { cleanUp, ServerProcess, type Staff } from '../kit/server-process';

const TEN_SECONDS = 10_000;

describe('A server that is asked to end', () => {
  let database: TestDatabase;
  let postgres: Client;
  let server: ServerProcess;
  let admin: Staff;

  beforeAll(async () => {
    database = await createTestDatabase();
    postgres = new Client({ connectionString: database.url });
    await postgres.connect();
  });
  beforeEach(async () => {
    server = await ServerProcess.start({ environment: { DATABASE_URL: database.url } });
    admin = await server.admin();
  });
  afterAll(async () => {
    await cleanUp();
    await postgres.end();
    await database.drop();
  });

  const texts = async (chatId: string): Promise<string[]> => {
    const { rows } = await postgres.query<{ text: string }>('select text from messages where chat_id = $1 order by seq', [chatId]);
    return rows.map(({ text }) => text);
  };
  /** Holds the chat, so that whoever posts to it has to wait. */
  async function hold(chatId: string): Promise<() => Promise<unknown>> {
    await postgres.query('begin');
    await postgres.query('select from chats where id = $1 for update', [chatId]);
    return () => postgres.query('commit');
  }
  const isWaitedFor = () =>
    eventually(async () => {
      const { rows } = await postgres.query(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
      return rows.length > 0;
    }, 'somebody to wait for the lock');
  const isRefused = () =>
    eventually(
      () =>
        server
          .api()
          .get('/me')
          .then(
            () => false,
            () => true,
          ),
      'the port to close',
    );

  itInFull('first answers the requests that are under way', async () => {
    const { chatId, token } = await server.startChat();
    const release = await hold(chatId);
    const posting = server.api(token).post(`/chats/${chatId}/messages`, { clientMessageId: 'last', text: 'My last words' });
    await isWaitedFor();
    const ending = server.terminate();
    await isRefused();
    await release();

    expect(await posting).toMatchObject({ status: 201, body: { seq: 1, text: 'My last words' } });
    const { code, withinMs } = await ending;
    expect(code).toBe(0);
    expect(withinMs).toBeLessThan(TEN_SECONDS);
    expect(await texts(chatId)).toEqual(['My last words']);
  });

  itInFull('does not wait for somebody who takes nothing of a file', async () => {
    const { chatId, token } = await server.startChat();
    const { body } = await upload(server.api(token), chatId, 'large.txt', 'x'.repeat(8_000_000));
    const download = await fetch(new URL(body.url as string, server.url));
    expect(download.status).toBe(200);
    const { code, withinMs } = await server.terminate();
    expect(code).toBe(0);
    expect(withinMs).toBeLessThan(TEN_SECONDS);
    await expect(download.text()).rejects.toThrow();
  });

  it('has kept everything it acknowledged, however much is coming in', async () => {
    const { chatId, token } = await server.startChat();
    const socket = await server.connect(token);
    const acked: string[] = [];
    const byRest = async (text: string): Promise<void> => {
      const { status } = await server.api(admin.token).post(`/chats/${chatId}/messages`, { clientMessageId: text, text });
      if (status === 201) acked.push(text);
    };
    const bySocket = async (text: string): Promise<void> => {
      await socket.ask('message.send', { chatId, clientMessageId: text, text });
      acked.push(text);
    };
    const untilItEnds = async (post: (text: string) => Promise<void>, name: string): Promise<void> => {
      for (let i = 0; ; i++) await post(`${name} ${i}`);
    };
    const writers = [untilItEnds(byRest, 'rest'), untilItEnds(byRest, 'more rest'), untilItEnds(bySocket, 'socket')];
    const stopped = Promise.allSettled(writers);
    await eventually(async () => acked.length >= 50);
    const { code } = await server.terminate();
    server.closeClients();
    await stopped;

    expect(code).toBe(0);
    const stored = await texts(chatId);
    expect(acked.filter((text) => !stored.includes(text))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
  });
});
