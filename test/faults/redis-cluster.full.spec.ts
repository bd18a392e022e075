import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { type Connected, eventually } from '../kit/client';
import { hasRedis } from '../kit/own-redis';
import { OwnRedisCluster } from '../kit/own-redis-cluster';
import { cleanUp, ServerProcess, type Staff } from '../kit/server-process';

/** The cluster's own failover takes its node timeout, an election, and the clients' next attempt. */
const FAILOVER_MS = 30_000;

(hasRedis ? describe : describe.skip)('Two nodes and a Redis Cluster of three masters', () => {
  let database: TestDatabase;
  let cluster: OwnRedisCluster;
  let a: ServerProcess;
  let b: ServerProcess;
  let ana: Staff & { socket: Connected };
  let chatId: string;
  let cleo: Connected;

  beforeAll(async () => {
    [database, cluster] = await Promise.all([createTestDatabase(), OwnRedisCluster.start()]);
    const environment = { DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
    a = await ServerProcess.start({ environment: { ...environment, REDIS_URL: cluster.urls } });
    b = await ServerProcess.start({ environment: { ...environment, REDIS_URL: cluster.urls.split(',')[0], REDIS_CLUSTER: '1' } });
    const agent = await a.agent(await a.admin(), 'Ana');
    ana = { ...agent, socket: await a.connect(agent.token) };
    const started = await b.startChat();
    chatId = started.chatId;
    cleo = await b.connect(started.token);
    await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === chatId);
  });
  afterAll(async () => {
    await cleanUp();
    await cluster.stop();
    await database.drop();
  });

  /** Both ways; what is not heard is asked for, as clients do. */
  const exchange = async (text: string): Promise<void> => {
    const isTold = (payload: { message: { text: string | null } }): boolean => payload.message.text === text;
    await cleo.ask('message.send', { chatId, clientMessageId: `q ${text}`, text });
    await ana.socket.heard('message.created', isTold);
    ana.socket.log.length = 0;
    await ana.socket.ask('message.send', { chatId, clientMessageId: `a ${text}`, text: `Re: ${text}` });
    await cleo.heard('message.created', ({ message }) => message.text === `Re: ${text}`);
  };
  const isReady = async (): Promise<boolean> => (await a.hearsNodes()) && (await b.hearsNodes());

  it('hear each other', async () => {
    expect(await isReady()).toBe(true);
    await exchange('before');
  });

  it('and go on when a master ends that has nothing to do with them', async () => {
    await cluster.bystander.kill();
    await exchange('without one');
    await eventually(isReady, 'both to be ready');
    await cluster.startAgain(cluster.bystander);
  });

  it(
    'and hear each other again when its replica took the place of the one between them; what was said meanwhile is stored',
    async () => {
      await cluster.speaker.kill();
      const { message } = await cleo.ask('message.send', { chatId, clientMessageId: 'gap', text: 'Still there?' });
      expect((await a.api(ana.token).get(`/chats/${chatId}/messages`)).body.data.at(-1)).toMatchObject({ id: message.id });
      let round = 0;
      const hears = async (): Promise<boolean> => {
        const text = `again ${++round}`;
        await cleo.ask('message.send', { chatId, clientMessageId: text, text });
        return ana.socket.all('message.created').some((told) => told.message.text?.startsWith('again') === true);
      };
      await eventually(hears, 'the other to be heard', FAILOVER_MS);
      await eventually(isReady, 'both to be ready', FAILOVER_MS);
      await exchange('after');
      expect([a.endIsExpected, b.endIsExpected]).toEqual([false, false]);
    },
    2 * FAILOVER_MS,
  );
});
