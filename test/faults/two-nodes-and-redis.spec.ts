import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { type Connected, saidByPeople } from '../kit/client';
import { eventually } from '../kit/client';
import { expectCutAt } from '../kit/ends-of-sessions';
import { CALM, FlakyProxy } from '../kit/flaky-proxy';
import { itInFull } from '../../libs/kernel/testing/form';
import { FoldedFeed } from '../kit/folded-feed';
import { hasRedis, OwnRedis } from '../kit/own-redis';
import { Probe } from '../kit/probe';
import { cleanUp, ServerProcess, type Staff } from '../kit/server-process';

/** The outbox is swept every five seconds, by each node. */
const SWEPT_WITHIN_MS = 8_000;
/** Who only reads from Redis notices after 15 s that nothing comes. */
const HALF_OPEN_MS = 40_000;

const suite = hasRedis ? describe : describe.skip;

suite(hasRedis ? 'Two nodes and Redis' : 'Two nodes and Redis (skipped: there is no redis-server in the PATH)', () => {
  let database: TestDatabase;
  let redis: OwnRedis;
  let a: ServerProcess;
  let b: ServerProcess;
  let admin: Staff;
  let ana: Staff & { socket: Connected };

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), OwnRedis.start()]);
    const environment = { DATABASE_URL: database.url, REDIS_URL: redis.url, LOG_LEVEL: 'silent' };
    a = await ServerProcess.start({ environment });
    b = await ServerProcess.start({ environment });
    admin = await a.admin();
    const agent = await a.agent(admin, 'Ana');
    ana = { ...agent, socket: await a.connect(agent.token) };
  });
  afterAll(async () => {
    await cleanUp();
    await redis.kill();
    await database.drop();
  });

  /** Cleo's, at the other node than the agent. */
  async function conversation() {
    const { chatId, token } = await b.startChat();
    const cleo = await b.connect(token);
    await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === chatId);
    return { chatId, cleo };
  }
  const exchange = async (chatId: string, cleo: Connected, round: string): Promise<void> => {
    const isFrom = (id: string) => (payload: { message: { id: string } }) => payload.message.id === id;
    const question = await cleo.ask('message.send', { chatId, clientMessageId: `q ${round}`, text: 'Where is my parcel?' });
    const answer = await ana.socket.ask('message.send', { chatId, clientMessageId: `a ${round}`, text: 'On its way' });
    await ana.socket.heard('message.created', isFrom(question.message.id));
    await cleo.heard('message.created', isFrom(answer.message.id));
  };

  it('who looks at a waiting chat at one is told who looks at the other', async () => {
    await ana.socket.ask('status.set', { status: 'busy' });
    const { chatId } = await b.startChat();
    const there = await b.connect(admin.token);
    const isTold = (socket: Connected, ids: string[]) =>
      socket.heard('chat.viewers', (told) => told.chatId === chatId && told.viewers.map(({ id }) => id).join() === ids.join());
    await ana.socket.ask('chat.join', { chatId });
    await isTold(ana.socket, [ana.id]);
    await there.ask('chat.join', { chatId });
    for (const socket of [ana.socket, there]) await isTold(socket, [ana.id, admin.id].sort());
    there.log.length = 0;
    await ana.socket.ask('chat.leave', { chatId });
    await isTold(there, [admin.id]);
    await there.ask('chat.leave', { chatId });
    there.close();
    await ana.socket.ask('status.set', { status: 'online' });
  });

  it('who watches at one is told to the agent at the other, and hears what is said there', async () => {
    const { chatId } = await conversation();
    const watcher = await b.connect(admin.token);
    await watcher.ask('chat.watch', { chatId, watch: true });
    const told = (watchers: number) =>
      ana.socket.heard('chat.watchers', (now) => now.chatId === chatId && now.watchers.length === watchers);
    await told(1);
    const { message } = await ana.socket.ask('message.send', { chatId, clientMessageId: 'watched', text: 'At your service' });
    await watcher.heard('message.created', (heard) => heard.message.id === message.id);
    watcher.close();
    await told(0);
  });

  it('a screen at one loses its socket when its address is revoked at the other', async () => {
    const { id, token } = (await a.api(admin.token).post('/wall-links', { name: 'Hall' })).body as { id: string; token: string };
    const screen = await b.connect(token);
    expect((await a.api(admin.token).delete(`/wall-links/${id}`)).status).toBe(204);
    await screen.closed();
  });

  it('typing ends at one when the chat moves at the other', async () => {
    const { chatId, cleo } = await conversation();
    await cleo.ask('typing', { chatId, typing: true });
    await ana.socket.heard('typing', (heard) => heard.chatId === chatId && heard.typing);
    await ana.socket.ask('chat.close', { chatId });
    expect(await ana.socket.heard('typing', (heard) => heard.chatId === chatId && !heard.typing)).toMatchObject({ senderType: 'customer' });
  });

  it('what happens at one is heard at the other: assigned, written, closed', async () => {
    const { chatId, token } = await b.startChat({ message: 'Hello' });
    const cleo = await b.connect(token);
    const { chat } = await ana.socket.heard('chat.assigned', (payload) => payload.chat.id === chatId);
    expect(chat).toMatchObject({ status: 'active', agentId: ana.id });
    await exchange(chatId, cleo, 'first');
    await ana.socket.ask('chat.close', { chatId, resolution: 'resolved' });
    expect(await cleo.heard('chat.closed')).toMatchObject({ chat: { id: chatId, closeReason: 'agent' } });
    await cleo.heard('message.created', ({ message }) => message.notice?.type === 'closed');
    expect(saidByPeople(cleo.all('message.created').map(({ message }) => message)).map(({ seq }) => seq)).toEqual([3, 4]);
  });

  it('each numbers the events of a feed for its own sockets, whichever node they come from', async () => {
    const feeds = [new FoldedFeed('agents', await a.connect(admin.token)), new FoldedFeed('agents', await b.connect(admin.token))];
    for (const feed of feeds) await feed.watch();
    const bo = await a.agent(admin, 'Bo');
    const atB = await b.connect(bo.token);
    // Somebody new resets the feed; once these are seen by both, that is over.
    await Promise.all([ana.socket, atB].map((socket) => socket.ask('status.set', { status: 'busy' })));
    for (const feed of feeds) {
      const seesBoth = () => [ana.id, bo.id].every((id) => feed.rows.get(id)?.status === 'busy');
      await eventually(async () => (await feed.watch(), seesBoth()), 'both at their desks');
    }
    for (const socket of [ana.socket, atB, ana.socket, atB]) {
      await socket.ask('status.set', { status: 'away' });
      await socket.ask('status.set', { status: 'online' });
    }
    await ana.socket.ask('status.set', { status: 'busy' });
    for (const feed of feeds) {
      await eventually(async () => feed.rows.get(ana.id)?.status === 'busy', 'the last event');
      expect(feed.hasGap).toBe(false);
    }
    await ana.socket.ask('status.set', { status: 'online' });
    await atB.ask('status.set', { status: 'offline' });
  });

  it('a customer at one is told that an agent at the other took the chat', async () => {
    await ana.socket.ask('status.set', { status: 'busy' });
    const { chatId, token } = await b.startChat();
    const cleo = await b.connect(token);
    await ana.socket.ask('chat.claim', { chatId });
    expect(await cleo.heard('chat.assigned')).toMatchObject({ chat: { id: chatId }, agent: { id: ana.id, name: 'Ana' } });
    await ana.socket.ask('status.set', { status: 'online' });
  });

  it('an agent at one who looked at a waiting chat hears no more of it once it was taken at the other', async () => {
    await ana.socket.ask('status.set', { status: 'busy' });
    const bo = await b.agent(admin, 'Bo');
    const desk = await b.connect(bo.token);
    await desk.ask('status.set', { status: 'busy' });
    const { chatId, token } = await b.startChat();
    const cleo = await b.connect(token);
    await ana.socket.ask('chat.join', { chatId });
    await cleo.ask('message.send', { chatId, clientMessageId: 'm1', text: 'Anybody?' });
    await ana.socket.heard('message.created', ({ message }) => message.text === 'Anybody?');
    await desk.ask('chat.claim', { chatId });
    await cleo.ask('message.send', { chatId, clientMessageId: 'm2', text: 'My number is 4711' });
    // What comes from the other node comes in order.
    const after = await b.startChat();
    await ana.socket.heard('queue.changed', ({ added }) => added.some((row: { chatId: string }) => row.chatId === after.chatId));
    expect(ana.socket.all('message.created').map(({ message }) => message.text)).not.toContain('My number is 4711');
    await desk.ask('status.set', { status: 'away' });
    await ana.socket.ask('chat.claim', { chatId: after.chatId });
    await ana.socket.ask('chat.close', { chatId: after.chatId });
    await ana.socket.ask('status.set', { status: 'online' });
  });

  it('an agent who had a chat at one hears no more of it once it went back to the queue at the other', async () => {
    await ana.socket.ask('status.set', { status: 'busy' });
    const bo = await b.connect((await b.agent(admin, 'Bo')).token);
    await bo.ask('status.set', { status: 'busy' });
    const { chatId, token } = await a.startChat();
    const cleo = await a.connect(token);
    await bo.ask('chat.claim', { chatId });
    await bo.ask('chat.join', { chatId });
    await cleo.ask('message.send', { chatId, clientMessageId: 'm1', text: 'My invoice is wrong' });
    await bo.heard('message.created', ({ message }) => message.text === 'My invoice is wrong');
    expect((await a.api(admin.token).post(`/chats/${chatId}/transfer`, {})).status).toBe(200);
    await cleo.ask('message.send', { chatId, clientMessageId: 'm2', text: 'My number is 4711' });
    // Events from the other node arrive in order, so this one comes after those of the chat.
    const after = await a.startChat();
    await bo.heard('queue.changed', ({ added }) => added.some((row) => row.chatId === after.chatId));
    expect(bo.all('message.created').map(({ message }) => message.text)).not.toContain('My number is 4711');
    await bo.ask('status.set', { status: 'offline' });
    for (const waiting of [chatId, after.chatId]) await a.api(admin.token).post(`/chats/${waiting}/close`);
    await ana.socket.ask('status.set', { status: 'online' });
  });

  it('an agent renamed at one speaks under the new name over its socket at the other', async () => {
    const { chatId, cleo } = await conversation();
    expect((await b.api(admin.token).patch(`/users/${ana.id}`, { name: 'Anna' })).status).toBe(200);
    let sent = 0;
    const says = () => ana.socket.ask('message.send', { chatId, clientMessageId: `n${++sent}`, text: 'Hello' });
    await eventually(async () => (await says()).message.sender.name === 'Anna', 'the new name');
    await cleo.heard('message.created', ({ message }) => message.sender.name === 'Anna');
    const next = await conversation();
    // The greeting tells of it when the agent was faster than the socket.
    const { agent } = next.cleo.all('ready')[0]!.chats[0]!;
    expect(agent ?? (await next.cleo.heard('chat.assigned')).agent).toMatchObject({ name: 'Anna' });
    for (const { chatId: open } of [{ chatId }, next]) await ana.socket.ask('chat.close', { chatId: open });
    await b.api(admin.token).patch(`/users/${ana.id}`, { name: 'Ana' });
  });

  itInFull('what a killed node left unpublished is published again once, by one of them', async () => {
    await ana.socket.ask('status.set', { status: 'busy' });
    const desks = [await a.connect(admin.token), await b.connect(admin.token)];
    const mortal = await ServerProcess.start({
      entry: 'test/faults/dies-before-publishing.ts',
      environment: { DATABASE_URL: database.url, REDIS_URL: redis.url, LOG_LEVEL: 'silent', DIES_AFTER_CHATS: '10' },
    });
    const started = await Promise.allSettled(Array.from({ length: 10 }, () => mortal.startChat({ customer: { name: 'Left behind' } })));
    expect(await mortal.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(started.some(({ status }) => status === 'rejected')).toBe(true);

    const told = (desk: Connected) =>
      desk.all('queue.changed').flatMap(({ added }) => added.filter(({ customerName }) => customerName === 'Left behind'));
    expect(desks.map((desk) => told(desk).length)).toEqual([0, 0]);
    expect(await Probe.at(database.url, (probe) => probe.doctor.ageUnpublishedEvents())).toBeGreaterThanOrEqual(10);
    await eventually(() => Promise.resolve(desks.every((desk) => told(desk).length >= 10)), 'both nodes to be told', SWEPT_WITHIN_MS);
    const ids = new Set(told(desks[0]!).map(({ chatId }) => chatId));
    const republished = () => Probe.at(database.url, (probe) => probe.republished([...ids]));
    await eventually(async () => (await republished()).unpublished === 0, 'the marks');
    expect(await republished()).toEqual({ events: 10, attempts: [1], unpublished: 0 });
    expect(
      desks.map((desk) =>
        told(desk)
          .map(({ chatId }) => chatId)
          .toSorted(),
      ),
    ).toEqual([[...ids].toSorted(), [...ids].toSorted()]);
    for (const chatId of ids) await a.api(admin.token).post(`/chats/${chatId}/close`);
    await ana.socket.ask('status.set', { status: 'online' });
  });

  it('whatever ends a login at one cuts its sockets at the other', async () => {
    await expectCutAt(b, a, admin);
  });

  itInFull('and so it does without Redis', async () => {
    await redis.kill();
    await expectCutAt(b, a, admin);
    await redis.startAgain();
    await eventually(async () => (await a.hearsNodes()) && (await b.hearsNodes()), 'both to hear each other');
  });

  itInFull('a Redis that stands still is noticed by the probes, which answer', async () => {
    redis.signal('SIGSTOP');
    expect([await a.readiness(), await b.readiness()]).toEqual([
      { status: 200, nodes: false },
      { status: 200, nodes: false },
    ]);
    redis.signal('SIGCONT');
    await eventually(async () => (await a.hearsNodes()) && (await b.hearsNodes()), 'both to hear each other');
  });

  it('both live on without Redis, and hear each other again when it is back', async () => {
    const { chatId, cleo } = await conversation();
    await exchange(chatId, cleo, 'before');
    await redis.kill();
    await eventually(async () => !(await a.hearsNodes()) && !(await b.hearsNodes()), 'both to notice');
    expect([await a.health(), await b.health()]).toEqual([200, 200]);

    const { message } = await cleo.ask('message.send', { chatId, clientMessageId: 'gap', text: 'Still there?' });
    expect((await a.api(ana.token).get(`/chats/${chatId}/messages`)).body.data.at(-1)).toMatchObject({ id: message.id, seq: message.seq });
    expect([await a.health('live'), await b.health('live')]).toEqual([200, 200]);
    expect([ana.socket.socket.connected, cleo.socket.connected]).toEqual([true, true]);

    await redis.startAgain();
    await eventually(async () => (await a.hearsNodes()) && (await b.hearsNodes()), 'both to hear each other');
    await exchange(chatId, cleo, 'after');
    const { messages } = await ana.socket.ask('chat.join', { chatId, afterSeq: message.seq - 1 });
    expect(messages[0]!.text).toBe('Still there?');
    await conversation();
  });

  itInFull(
    'one whose link to Redis is half open for a while hears the others again',
    async () => {
      const link = await FlakyProxy.start(() => [redis.url], 1);
      const environment = { DATABASE_URL: database.url, REDIS_URL: link.url.replace('http', 'redis'), LOG_LEVEL: 'silent' };
      const apart = await ServerProcess.start({ environment });
      link.weather = { ...CALM, halfOpen: 1 };
      await eventually(async () => !(await apart.hearsNodes()), 'the link to be half open');
      link.weather = CALM;
      await eventually(() => apart.hearsNodes(), 'the link to be used again', HALF_OPEN_MS);
      const desk = await apart.connect(admin.token);
      const hears = async () => {
        await a.startChat();
        return desk.all('queue.changed').length + desk.all('chat.assigned').length > 0;
      };
      await eventually(hears, 'what happens at the other', HALF_OPEN_MS);
      await apart.terminate();
      await link.stop();
    },
    90_000,
  );
});
