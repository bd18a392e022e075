import { setTimeout as sleep } from 'node:timers/promises';
import { SwitchboardClient } from '#client/conversation';
import { customerToken } from '#client/core';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import type { AgentView, ChatHistoryEntry } from '#protocol';
import { connect, eventually } from '../kit/client';
import { FlakyProxy } from '../kit/flaky-proxy';
import { hasRedis, OwnRedis } from '../kit/own-redis';
import { cleanUp, ServerProcess, type Staff } from '../kit/server-process';

const DRAIN_SECONDS = 2;
const CHATS = 6;
/** How often a load balancer asks who is ready. */
const PROBED_EVERY_MS = 50;

(hasRedis ? describe : describe.skip)('A rolling restart', () => {
  let database: TestDatabase;
  let redis: OwnRedis;
  let proxy: FlakyProxy;
  let admin: Staff;
  const nodes: ServerProcess[] = [];
  const clients: SwitchboardClient[] = [];
  let ready: string[] = [];
  let probing: NodeJS.Timeout;

  const start = async (): Promise<ServerProcess> => {
    const environment = { DATABASE_URL: database.url, REDIS_URL: redis.url, DRAIN_SECONDS: String(DRAIN_SECONDS), LOG_LEVEL: 'silent' };
    const node = await ServerProcess.start({ environment });
    nodes.push(node);
    await eventually(async () => ready.includes(node.url), 'the balancer to see it');
    return node;
  };
  const probe = async (): Promise<void> => {
    const statuses = await Promise.all(nodes.map((node) => node.health().catch(() => 0)));
    ready = nodes.filter((_, i) => statuses[i] === 200).map(({ url }) => url);
  };
  const throughTheBalancer = (token: string): SwitchboardClient => {
    const client = new SwitchboardClient({ url: proxy.url, credentials: customerToken(token) });
    client.connect();
    clients.push(client);
    return client;
  };
  const isOnline = (client: SwitchboardClient): boolean => client.state.getSnapshot().status === 'online';

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), OwnRedis.start()]);
    probing = setInterval(() => void probe(), PROBED_EVERY_MS);
    proxy = await FlakyProxy.start(() => ready, 1);
    const node = await start();
    admin = await node.admin({ maxConcurrentChats: 1 });
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    clearInterval(probing);
    await proxy.stop();
    await cleanUp();
    await redis.kill();
    await database.drop();
  });

  it('keeps every agent at the desk, every chat with its agent, and every message', async () => {
    const [old] = nodes as [ServerProcess];
    for (let i = 0; i < CHATS; i += 1) throughTheBalancer((await old.agent(admin, `Agent${i}`)).token);
    await eventually(async () => clients.every(isOnline), 'the agents');
    const chats: { chatId: string; client: SwitchboardClient; said: string[] }[] = [];
    for (let i = 0; i < CHATS; i += 1) {
      const { chatId, token } = await old.startChat();
      chats.push({ chatId, client: throughTheBalancer(token), said: [] });
    }
    await eventually(async () => clients.every(isOnline), 'the customers');

    const next = await start();
    const ending = old.terminate();
    let hasEnded = false;
    void ending.then(() => (hasEnded = true));
    await eventually(async () => (await old.health()) === 503, 'the old one to drain');
    expect([await old.health('live'), (await old.api(admin.token).get('/me')).status]).toEqual([200, 200]);
    await expect(connect(old.url, admin.token)).rejects.toThrow('websocket error');
    for (let n = 1; !hasEnded || chats[0]!.said.length < 20; n += 1) {
      for (const { chatId, client, said } of chats) {
        said.push(`line ${n}`);
        client.conversation(chatId).send(`line ${n}`);
      }
      await sleep(80);
    }
    expect(await ending).toMatchObject({ code: 0 });

    await eventually(async () => clients.every(isOnline), 'everybody to be back');
    const api = next.api(admin.token);
    for (const { chatId, said } of chats) {
      const stored = async () =>
        (await api.get(`/chats/${chatId}/messages?limit=100`)).body.data as { text: string; sender: { type: string } }[];
      const texts = async () => (await stored()).filter(({ sender }) => sender.type === 'customer').map(({ text }) => text);
      await eventually(async () => (await texts()).length >= said.length, 'what was written');
      expect(await texts()).toEqual(said);
      const { data } = (await api.get(`/chats/${chatId}/history`)).body as { data: ChatHistoryEntry[] };
      expect(data.map(({ type }) => type)).toEqual(['queued', 'assigned']);
    }
    const { data: agents } = (await api.get('/agents?limit=100')).body as { data: AgentView[] };
    expect(agents.filter(({ role, connected }) => role === 'agent' && connected)).toHaveLength(CHATS);
  });
});
