import { Webhook } from 'standardwebhooks';
import { type ServerEventName, WEBHOOK_EVENTS, type WebhookDeliveryView, type WebhookView } from '#protocol';
import { walk } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { answering, isSignedWith, OwnReceiver } from '../kit/own-receiver';
import type { Staff, Switchboard } from '../kit/switchboard';

const DAY = 86_400;

describe('Webhooks deliver', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  let ana: Agent;
  let crm: OwnReceiver;
  const receivers: OwnReceiver[] = [];

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment: { WEBHOOK_ALLOW_PRIVATE: '1' } });
    admin = await switchboard.admin();
    ana = await switchboard.agentOnline();
    await admin.api.post('/skills', { name: 'rare', public: true });
  });
  afterAll(() => switchboard.stop());
  beforeEach(async () => {
    crm = await receiver();
  });
  afterEach(async () => {
    for (const { id } of await walk<WebhookView>(admin.api, '/webhooks', 100)) await admin.api.delete(`/webhooks/${id}`);
    for (const each of receivers.splice(0)) each.stop();
  });

  const receiver = async (...behave: Parameters<typeof OwnReceiver.start>): Promise<OwnReceiver> => {
    const started = await OwnReceiver.start(...behave);
    receivers.push(started);
    return started;
  };
  const subscribed = async ({ url }: OwnReceiver, events: (ServerEventName | '*')[]): Promise<WebhookView & { secret: string }> =>
    (await admin.api.post('/webhooks', { url, events })).body;
  const view = async (id: string): Promise<WebhookView> => (await admin.api.get(`/webhooks/${id}`)).body;
  const deliveries = async (id: string, query = ''): Promise<WebhookDeliveryView[]> =>
    walk<WebhookDeliveryView>(admin.api, `/webhooks/${id}/deliveries${query}`, 100);
  const until = (holds: () => boolean | Promise<boolean>, what?: string) =>
    eventually(async () => (await switchboard.sweep('Webhooks'), await holds()), what, 15_000);
  /** Once every delivery to a webhook has ended. */
  const settled = (id: string) => until(async () => (await deliveries(id, '?state=pending')).length === 0, 'all to be delivered');
  /** Once an attempt to deliver has failed so many times. */
  const failed = (id: string, times: number) => until(async () => (await view(id)).failures >= times, `${times} failures`);
  const advance = (seconds: number): void => switchboard.clock.advance(seconds);
  const closedChat = async (): Promise<string> => {
    const { chatId } = await servedBy(ana, switchboard);
    await ana.socket.ask('chat.close', { chatId });
    return chatId;
  };

  describe('what happens', () => {
    it('signed, under the name and with the payload that staff hear', async () => {
      const { id, secret } = await subscribed(crm, ['message.created']);
      const { chatId } = await servedBy(ana, switchboard);
      await ana.socket.ask('message.send', { chatId, clientMessageId: 'a', text: 'How can I help?' });
      const { message } = await ana.socket.heard('message.created', (event) => event.message.text === 'How can I help?');
      await settled(id);
      const told = crm.of('message.created').find(({ data }) => data.message.id === message.id)!;
      expect(told).toMatchObject({ type: 'message.created', data: { message } });
      expect(Math.abs(Date.parse(told.timestamp) - Date.parse(message.createdAt))).toBeLessThan(1_000);
      const headers = { 'webhook-id': told.id, 'webhook-timestamp': String(told.sentAt), 'webhook-signature': told.signatures[0]! };
      expect(new Webhook(secret).verify(told.text, headers)).toMatchObject({ type: 'message.created' });
      expect(isSignedWith('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', told)).toBe(false);
      await ana.socket.ask('chat.close', { chatId });
    });

    it('of every kind there is, the same as a supervisor hears who is in the chat', async () => {
      const { id } = await subscribed(crm, ['*']);
      const sue = await switchboard.staff('supervisor');
      const [supervisor, listening] = [await switchboard.connect(sue.token), await switchboard.connect(admin.token)];
      /** Both are told of what is so at that moment. */
      const then = async <T>(happened: Promise<T>): Promise<T> => (await happened, await settled(id), happened);
      const { chatId, token, cleo } = await servedBy(ana, switchboard, { message: 'Hello' });
      await settled(id);
      await supervisor.ask('chat.join', { chatId });
      const customer = await switchboard.connect(token);
      await then(supervisor.heard('customer.presence'));
      const { message } = await then(ana.socket.ask('message.send', { chatId, clientMessageId: 'a', text: 'Who are you?' }));
      await then(customer.ask('message.read', { chatId, seq: message.seq }));
      await then(ana.api.delete(`/chats/${chatId}/messages/${message.id}`));
      await then(ana.api.post(`/chats/${chatId}/notes`, { text: 'A friend' }));
      await then(ana.api.put(`/chats/${chatId}/tags`, { tags: ['vip'] }));
      await then(ana.api.post(`/chats/${chatId}/ticket`, { subject: 'Invoice' }));
      await then(admin.api.patch('/settings', { awayAfterSeconds: 901 }));
      await then(admin.api.post('/canned-responses', { title: 'Hi', content: 'Hi', scope: 'shared', category: 'x' }));
      await then(ana.api.post('/canned-responses', { title: 'Own', content: 'Own', scope: 'personal', category: 'x' }));
      await then(ana.socket.ask('chat.close', { chatId }));
      await then(cleo.put(`/chats/${chatId}/rating`, { score: 5 }));
      await supervisor.heard('chat.updated', ({ chat }) => chat.rating !== null);
      for (const name of ['chat.updated', 'chat.closed', 'message.read', 'message.deleted', 'note.created', 'customer.presence'] as const)
        expect([name, crm.of(name).map(({ data }) => data)]).toEqual([name, supervisor.all(name)]);
      const heard = ana.socket.all('chat.assigned').find(({ chat }) => chat.id === chatId);
      expect(crm.of('chat.assigned').map(({ data }) => data)).toEqual([heard]);
      const since = crm.of('message.created').map(({ data }) => data.message);
      expect(since.filter(({ sender }) => sender.type !== 'system').map(({ text }) => text)).toEqual(['Hello', 'Who are you?']);
      expect(since).toEqual(expect.arrayContaining(supervisor.all('message.created').map((each) => each.message)));
      expect(crm.of('queue.changed').map(({ data: { removed } }) => removed)).toContainEqual([{ chatId, reason: 'assigned' }]);
      for (const name of ['settings.changed', 'ticket.changed', 'canned.changed', 'customer.changed'] as const)
        expect(crm.of(name).map(({ data }) => data)).toEqual(expect.arrayContaining(await listening.heardTimes(name, 1)));
      expect(crm.of('canned.changed')).toHaveLength(1);
      expect(crm.of('agent.status').map(({ data }) => data)).toContainEqual(
        expect.objectContaining({ agentId: ana.id, statusReason: 'connected' }),
      );
      expect(crm.received.filter(({ type }) => !WEBHOOK_EVENTS.includes(type))).toEqual([]);
    });

    it('of the queue, one change after another', async () => {
      const { id } = await subscribed(crm, ['queue.changed']);
      const waiting = { skills: [{ name: 'rare' }], customer: { name: 'Otto', externalId: 'otto' } };
      const { chat } = await switchboard.startChat(waiting, admin.api);
      await settled(id);
      await admin.api.put(`/chats/${chat.id}/priority`, { priority: 'high' });
      await settled(id);
      await admin.api.patch(`/customers/${chat.customer.id}`, { name: 'Otto the Great' });
      await settled(id);
      await admin.api.post(`/chats/${chat.id}/close`);
      await settled(id);
      const row = { chatId: chat.id, priority: 'normal', customerName: 'Otto' };
      const nothing = { added: [], removed: [], updated: [] };
      expect(crm.of('queue.changed').map(({ data }) => data)).toEqual([
        { ...nothing, added: [expect.objectContaining(row)], total: 1, longestWaitSeconds: expect.any(Number) },
        expect.objectContaining({ ...nothing, updated: [expect.objectContaining({ ...row, priority: 'high' })] }),
        expect.objectContaining({ updated: [expect.objectContaining({ ...row, priority: 'high', customerName: 'Otto the Great' })] }),
        expect.objectContaining({ ...nothing, removed: [{ chatId: chat.id, reason: expect.any(String) }], total: 0 }),
      ]);
    });

    it('to whoever wants it, and nothing that nobody wants', async () => {
      await closedChat();
      await switchboard.sweep('Webhooks');
      expect(await switchboard.probe.webhookFacts()).toBe(0);
      const erp = await receiver();
      const [one, two] = [await subscribed(crm, ['chat.closed']), await subscribed(erp, ['chat.assigned', 'chat.closed'])];
      const chatId = await closedChat();
      expect(await switchboard.probe.webhookFacts()).toBe(2);
      await settled(one.id);
      await settled(two.id);
      expect(crm.received.map(({ type }) => type)).toEqual(['chat.closed']);
      expect(erp.received.map(({ type }) => type)).toEqual(['chat.assigned', 'chat.closed']);
      expect(crm.of('chat.closed')[0]!.data.chat.id).toBe(chatId);
      expect(new Set([...crm.received, ...erp.received].map((each) => each.id)).size).toBe(3);
      expect(isSignedWith(one.secret, crm.received[0]!) && isSignedWith(two.secret, erp.received[0]!)).toBe(true);
      expect(isSignedWith(one.secret, erp.received[0]!)).toBe(false);
      await admin.api.patch(`/webhooks/${two.id}`, { active: false });
      await admin.api.delete(`/webhooks/${one.id}`);
      await closedChat();
      expect(await switchboard.probe.webhookFacts()).toBe(0);
      expect([crm.received.length, erp.received.length]).toEqual([1, 2]);
    });
  });

  describe('to receivers that fail', () => {
    it('ten times over three days, under one id, as the specification recommends', async () => {
      crm.behave = answering(500);
      const { id } = await subscribed(crm, ['chat.closed']);
      await closedChat();
      await failed(id, 1);
      const pauses = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 75_600];
      for (const [tries, pause] of pauses.entries()) {
        advance(pause - 2);
        await switchboard.sweep('Webhooks');
        expect(crm.received).toHaveLength(tries + 1);
        advance(2 + pause / 10);
        await failed(id, tries + 2);
      }
      const [delivery] = await deliveries(id);
      expect(delivery).toMatchObject({ id: crm.received[0]!.id, state: 'failed', nextAttemptAt: null });
      expect(delivery!.attempts).toHaveLength(10);
      expect(delivery!.attempts[0]).toEqual({
        at: expect.stringMatching(/Z$/),
        status: 500,
        durationMs: expect.any(Number),
        error: 'The answer has the status 500',
      });
      advance(7 * DAY);
      await switchboard.sweep('Webhooks');
      expect(new Set(crm.received.map((each) => each.id)).size).toBe(1);
      expect(crm.received).toHaveLength(10);
      const times = crm.received.map(({ sentAt }) => sentAt);
      expect(times.at(-1)! - times[0]!).toBeGreaterThan(2.9 * DAY);
    });

    it('later, while what comes after goes on, and until it succeeds', async () => {
      const { id } = await subscribed(crm, ['message.created']);
      const { chatId } = await servedBy(ana, switchboard);
      await settled(id);
      crm.received.length = 0;
      crm.behave = (reply, { data }) => reply.writeHead('message' in data && data.message.text === 'bad' ? 503 : 200).end();
      for (const text of ['good', 'bad', 'better']) await ana.socket.ask('message.send', { chatId, clientMessageId: text, text });
      await until(() => crm.received.length === 3);
      const texts = (): unknown[] => crm.of('message.created').map(({ data }) => data.message.text);
      expect(texts()).toEqual(['good', 'bad', 'better']);
      crm.behave = answering(200);
      advance(6);
      await settled(id);
      expect(texts()).toEqual(['good', 'bad', 'better', 'bad']);
      const [, bad] = await deliveries(id);
      expect(bad!.attempts.map(({ status }) => status)).toEqual([503, 200]);
      await ana.socket.ask('chat.close', { chatId });
    });

    it.each<[how: string, behave: OwnReceiver['behave'], error: RegExp]>([
      ['closing early', (reply) => reply.destroy(), /closed|hang up|ECONNRESET/i],
      ['redirecting', (reply) => reply.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(), /^The answer has the status 307$/],
      ['refusing', answering(401), /^The answer has the status 401$/],
      ['speaking something else', (reply) => reply.socket!.end('SSH-2.0-nonsense\r\n'), /./],
    ])('%s: they are told again', async (_, behave, error) => {
      crm.behave = behave;
      const { id } = await subscribed(crm, ['chat.closed']);
      await closedChat();
      await failed(id, 1);
      expect(await deliveries(id)).toMatchObject([
        { state: 'pending', nextAttemptAt: expect.any(String), attempts: [{ error: expect.stringMatching(error) }] },
      ]);
      expect((await view(id)).lastError).toMatch(error);
      crm.behave = answering(204);
      advance(6);
      await settled(id);
      await until(async () => (await view(id)).failures === 0);
      expect(await view(id)).toMatchObject({ failingSince: null, lastError: null });
      expect(crm.received).toHaveLength(2);
    });

    it('of which one is down: it is told when it is there', async () => {
      const { id } = await subscribed(crm, ['chat.closed']);
      crm.stop();
      await closedChat();
      await failed(id, 1);
      expect((await view(id)).lastError).toMatch(/ECONNREFUSED/);
    });

    it('with a gigabyte, of which it takes little, and counts as told', async () => {
      let sent = 0;
      const chunk = Buffer.alloc(65_536);
      crm.behave = (reply) => {
        reply.writeHead(200, { 'content-length': 1_073_741_824 });
        const more = (): void => {
          while (!reply.destroyed && sent < 1_073_741_824) {
            sent += chunk.length;
            if (!reply.write(chunk)) return void reply.once('drain', more);
          }
        };
        more();
      };
      const { id } = await subscribed(crm, ['chat.closed']);
      await closedChat();
      await settled(id);
      expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }]);
      expect(sent).toBeLessThan(20_000_000);
    });

    it('by hanging, which holds up nobody else', async () => {
      crm.behave = crm.holding;
      const erp = await receiver();
      const [hanging, good] = [await subscribed(crm, ['chat.closed']), await subscribed(erp, ['chat.closed'])];
      for (let n = 0; n < 8; n++) await closedChat();
      await settled(good.id);
      expect(erp.received).toHaveLength(8);
      expect(crm.received.length).toBeGreaterThan(0);
      expect((await deliveries(hanging.id, '?state=delivered')).length).toBe(0);
      crm.behave = answering(204);
      crm.letGo();
      await settled(hanging.id);
      expect(new Set(crm.received.map((each) => each.id)).size).toBe(8);
    });

    it('until they say that they are gone', async () => {
      crm.behave = answering(410);
      const listening = await switchboard.connect(admin.token);
      const { id } = await subscribed(crm, ['chat.closed']);
      await listening.heard('webhook.changed', (event) => event.id === id && event.change === 'created');
      await closedChat();
      await until(async () => !(await view(id)).active);
      expect(await view(id)).toMatchObject({
        active: false,
        disabledReason: 'gone',
        disabledAt: expect.any(String),
        lastError: expect.stringContaining('410'),
      });
      await listening.heard('webhook.changed', (event) => event.id === id && event.change === 'changed');
      expect(await deliveries(id)).toMatchObject([{ state: 'failed', attempts: [{ status: 410 }] }]);
      await closedChat();
      await switchboard.sweep('Webhooks');
      expect(crm.received).toHaveLength(1);
      crm.behave = answering(204);
      expect((await admin.api.patch(`/webhooks/${id}`, { active: true })).body).toMatchObject({ disabledReason: null, failures: 0 });
      await closedChat();
      await settled(id);
      expect(crm.received).toHaveLength(2);
    });

    it('until twenty attempts in a row have failed over a day, and says why', async () => {
      crm.behave = answering(500);
      const { id } = await subscribed(crm, ['chat.closed']);
      for (let n = 0; n < 19; n++) await closedChat();
      await failed(id, 19);
      expect((await view(id)).active).toBe(true);
      advance(DAY);
      await until(async () => !(await view(id)).active);
      expect(await view(id)).toMatchObject({
        disabledReason: 'failing',
        failures: 20,
        failingSince: expect.any(String),
        lastError: 'The answer has the status 500',
      });
      const attempts = crm.received.length;
      crm.behave = answering(204);
      advance(DAY);
      await switchboard.sweep('Webhooks');
      expect(crm.received).toHaveLength(attempts);
      expect(await deliveries(id, '?state=pending')).toHaveLength(19);
      await admin.api.patch(`/webhooks/${id}`, { active: true });
      await settled(id);
      expect(await deliveries(id, '?state=delivered')).toHaveLength(19);
    });
  });

  describe('on several nodes', () => {
    let other: Switchboard;

    beforeAll(async () => {
      other = await unlimited({}, { environment: { WEBHOOK_ALLOW_PRIVATE: '1' }, databaseUrl: switchboard.databaseUrl });
      other.clock.advance((switchboard.clock.now().getTime() - other.clock.now().getTime()) / 1000);
    });
    afterAll(() => other.stop());

    it('once and in its order within a chat, whatever node it happened at and how many deliver', async () => {
      const { id } = await subscribed(crm, ['message.created']);
      await other.sweep('Webhooks');
      const [a, b] = [await servedBy(ana, switchboard), await servedBy(ana, switchboard)];
      const nodes = [switchboard, other];
      for (let n = 0; n < 10; n++)
        for (const [i, { chatId }] of [a, b].entries())
          await nodes[(n + i) % 2]!.as(ana).post(`/chats/${chatId}/messages`, { clientMessageId: `${n}`, text: `${n}` });
      await Promise.all([switchboard.sweep('Webhooks'), other.sweep('Webhooks'), switchboard.sweep('Webhooks'), other.sweep('Webhooks')]);
      await settled(id);
      const said = (chatId: string): (string | null)[] =>
        crm
          .of('message.created')
          .flatMap(({ data: { message } }) => (message.chatId === chatId && message.sender.type === 'agent' ? [message.text] : []));
      for (const { chatId } of [a, b]) {
        expect(said(chatId)).toEqual(Array.from({ length: 10 }, (_, n) => `${n}`));
        await ana.socket.ask('chat.close', { chatId });
      }
      expect(new Set(crm.received.map((each) => each.id)).size).toBe(crm.received.length);
    });

    it('what one of them was not told is wanted, within a second', async () => {
      const { id } = await subscribed(crm, ['message.created']);
      await other.sweep('Webhooks');
      await other.startChat({ message: 'From another node', skills: [{ name: 'rare' }] });
      await settled(id);
      expect(crm.of('message.created').map(({ data }) => data.message.text)).toEqual(['From another node']);
    });
  });
});
