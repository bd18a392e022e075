import { randomUUID } from 'node:crypto';
import type { Answer, Api } from '../kit/api';
import type { Connected } from '../kit/client';
import { type Staff, Switchboard } from '../kit/switchboard';

interface Outcome {
  passed: number;
  /** How many may pass at most, with what time brought while they were sent. */
  atMost: (holds: number, perSecond: number) => number;
}

describe('Too fast', () => {
  let switchboard: Switchboard;
  let agent: Staff & { socket: Connected };

  beforeAll(async () => {
    switchboard = await Switchboard.start({ docs: true });
    await switchboard.settings({ maxNewChatsPerMinute: 0, maxLoginsPerMinute: 0, maxConcurrentChats: 100 });
    agent = await switchboard.agentOnline();
  });
  afterAll(() => switchboard.stop());

  async function customer(): Promise<{ chatId: string; token: string; api: Api }> {
    const { chat, customerToken: token } = await switchboard.startChat();
    return { chatId: chat.id, token, api: switchboard.as({ token }) };
  }

  async function counting(sent: () => Promise<boolean>[]): Promise<Outcome> {
    const start = performance.now();
    const passed = (await Promise.all(sent())).filter(Boolean).length;
    const seconds = (performance.now() - start) / 1000;
    return { passed, atMost: (holds, perSecond) => Math.ceil(holds + seconds * perSecond) };
  }

  async function passes(client: Connected, name: string, payload: object): Promise<boolean> {
    const ack = await client.emit(name, payload);
    if (ack.ok) return true;
    expect(ack.error).toMatchObject({ status: 429, code: 'rate.limited', retryAfterSeconds: 1 });
    return false;
  }
  const message = (chatId: string) => ({ chatId, clientMessageId: randomUUID(), text: 'x' });

  describe('over REST', () => {
    const isSent = async (sending: Promise<Answer>): Promise<boolean> => {
      const { status, body, headers } = await sending;
      if (status === 201) return true;
      expect({ status, body, retry: headers.get('retry-after') }).toMatchObject({
        status: 429,
        body: { code: 'rate.limited', retryAfterSeconds: 1 },
        retry: '1',
      });
      return false;
    };
    const post = (api: Api, chatId: string) => isSent(api.post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), text: 'x' }));

    it('messages are refused beyond the rate of their sender, and nobody else’s are', async () => {
      const [cleo, dora] = [await customer(), await customer()];
      await switchboard.settings({ maxMessagesPerSecond: 1 });
      const { passed, atMost } = await counting(() => Array.from({ length: 60 }, () => post(cleo.api, cleo.chatId)));
      expect(passed).toBeGreaterThanOrEqual(20);
      expect(passed).toBeLessThanOrEqual(atMost(20, 2));
      expect(await post(dora.api, dora.chatId)).toBe(true);

      const { data } = (await cleo.api.get(`/chats/${cleo.chatId}/messages`)).body;
      expect(data.filter(({ sender }: { sender: { type: string } }) => sender.type === 'customer')).toHaveLength(passed);
    });

    it('canned responses are messages too, and use up the same rate', async () => {
      const { chatId } = await customer();
      const { body } = await (
        await switchboard.admin()
      ).api.post('/canned-responses', { title: 'Hi', shortcut: '/hi', content: 'Hello!', scope: 'shared' });
      const canned = () =>
        isSent(agent.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: body.id, clientMessageId: randomUUID() }));
      await switchboard.settings({ maxMessagesPerSecond: 1 });
      const { passed, atMost } = await counting(() =>
        Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? canned() : post(agent.api, chatId))),
      );
      expect(passed).toBeGreaterThanOrEqual(20);
      expect(passed).toBeLessThanOrEqual(atMost(20, 2));
    });

    it('is documented', async () => {
      const { paths } = (await (await fetch(`${switchboard.url}/docs/openapi.json`)).json()) as {
        paths: Record<string, { post: { responses: object } }>;
      };
      for (const path of ['messages', 'canned-responses']) expect(paths[`/v1/chats/{id}/${path}`]!.post.responses).toHaveProperty('429');
    });

    it('nobody is refused without a limit', async () => {
      const { api, chatId } = await customer();
      await switchboard.settings({ maxMessagesPerSecond: 0 });
      expect((await counting(() => Array.from({ length: 40 }, () => post(api, chatId)))).passed).toBe(40);
    });
  });

  it('customers of one site, and of one network, have a rate together, by sockets and by REST; agents have none of it', async () => {
    const [cleo, dora] = [await customer(), await customer()];
    const [socket, shop] = [await switchboard.connect(cleo.token), { origin: 'https://shop.example' }];
    const bySocket = async (): Promise<unknown> => {
      const ack = await socket.emit('message.send', message(cleo.chatId));
      return ack.ok ? 'sent' : ack.error.code;
    };
    const byRest = async ({ api, chatId }: typeof dora, headers = {}): Promise<unknown> => {
      const { status, body } = await api.request(
        'POST',
        `/chats/${chatId}/messages`,
        { clientMessageId: randomUUID(), text: 'x' },
        headers,
      );
      return status === 201 ? 'sent' : body.code;
    };
    await switchboard.settings({ maxMessagesPerSecond: 0, maxMessagesPerMinuteOfSite: 3 });
    expect([await bySocket(), await byRest(dora), await bySocket(), await byRest(dora), await bySocket()]).toEqual([
      ...['sent', 'sent', 'sent'],
      ...['rate.site_limited', 'rate.site_limited'],
    ]);
    expect([await byRest(dora, shop), await byRest({ ...dora, api: agent.api }), await byRest(dora, shop)]).toEqual([
      'sent',
      'sent',
      'sent',
    ]);
    await switchboard.settings({ maxMessagesPerMinuteOfSite: 0, maxMessagesPerMinuteOfNetwork: 2 });
    expect([await bySocket(), await byRest(dora, shop), await byRest(dora), await byRest({ ...dora, api: agent.api })]).toEqual([
      ...['sent', 'sent', 'rate.network_limited', 'sent'],
    ]);
    const ack = await socket.emit('message.send', message(cleo.chatId));
    expect(ack).toMatchObject({ ok: false, error: { status: 429, code: 'rate.network_limited', retryAfterSeconds: 30 } });
    await switchboard.settings({ maxMessagesPerMinuteOfNetwork: 0 });
  });

  it('many tabs are twice the rate of one in the long run, together with REST', async () => {
    const { token, chatId, api } = await customer();
    const tabs = await Promise.all(Array.from({ length: 8 }, () => switchboard.connect(token)));
    await switchboard.settings({ maxMessagesPerSecond: 2 });
    const { passed, atMost } = await counting(() => [
      ...tabs.flatMap((tab) => Array.from({ length: 8 }, () => passes(tab, 'message.send', message(chatId)))),
      ...Array.from(
        { length: 60 },
        async () => (await api.post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), text: 'x' })).status === 201,
      ),
    ]);
    expect(passed).toBeGreaterThanOrEqual(40);
    expect(passed).toBeLessThanOrEqual(atMost(40, 4));

    const dora = await customer();
    const other = await switchboard.connect(dora.token);
    expect(await passes(other, 'message.send', message(dora.chatId))).toBe(true);
  });

  it.each([
    ['typing', { typing: true }, 10, 5],
    ['chat.join', {}, 50, 10],
  ])('%s has a rate of its own, and the socket stays', async (name, payload, holds, perSecond) => {
    const { token, chatId } = await customer();
    const socket = await switchboard.connect(token);
    await switchboard.settings({ maxEventsPerSecond: 1_000 });
    const { passed, atMost } = await counting(() => Array.from({ length: 100 }, () => passes(socket, name, { chatId, ...payload })));
    expect(passed).toBeGreaterThanOrEqual(holds);
    expect(passed).toBeLessThanOrEqual(atMost(holds, perSecond));
    expect(await passes(socket, 'message.send', message(chatId))).toBe(true);

    await switchboard.settings({ maxEventsPerSecond: 0 });
    expect((await counting(() => Array.from({ length: 100 }, () => passes(socket, name, { chatId, ...payload })))).passed).toBe(100);
  });

  describe('and on and on', () => {
    const flood = (client: Connected, events: number) => {
      for (let i = 0; i < events; i++) client.socket.emit('activity', {});
    };

    it('a client that does not listen to refusals is cut, and nobody else is', async () => {
      await switchboard.settings({ maxEventsPerSecond: 5 });
      const { token, chatId } = await customer();
      const [bad, good] = [await switchboard.connect(token), await switchboard.connect(token)];
      flood(bad, 5_000);
      expect(await bad.closed()).toBe('io server disconnect');
      expect(good.socket.connected).toBe(true);
      await agent.socket.ask('message.send', message(chatId));
      await good.heard('message.created');
    });

    it('a burst is refused, each event by its ack, and no more', async () => {
      await switchboard.settings({ maxEventsPerSecond: 5 });
      const { token, chatId } = await customer();
      const socket = await switchboard.connect(token);
      const { passed } = await counting(() => Array.from({ length: 400 }, () => passes(socket, 'chat.leave', { chatId })));
      expect(passed).toBeLessThan(100);
      expect(socket.socket.connected).toBe(true);
    });
  });

  it('a frame beyond the largest is the last one of its socket, and of no other', async () => {
    await switchboard.settings({ maxEventsPerSecond: 50 });
    const { token, chatId } = await customer();
    const [bad, good] = [await switchboard.connect(token), await switchboard.connect(token)];
    bad.socket.emit('message.send', { ...message(chatId), text: 'x'.repeat(2_000_000) });
    await bad.closed();
    expect(await passes(good, 'message.send', message(chatId))).toBe(true);
    const large = await switchboard.connect(token);
    expect(await large.emit('message.send', { ...message(chatId), text: 'x'.repeat(1_900_000) })).toMatchObject({
      ok: false,
      error: { status: 422 },
    });
  });
});
