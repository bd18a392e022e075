import { randomUUID } from 'node:crypto';
import type { WebhookAnswer, WebhookAttempt, WebhookDeliveryView, WebhookView } from '#protocol';
import { type Answer, pointersOf, walk } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { answering, isSignedWith, OwnReceiver } from '../kit/own-receiver';
import type { Staff, Switchboard } from '../kit/switchboard';

const DAY = 86_400;

describe('The deliveries of a webhook', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  let ana: Agent;
  let crm: OwnReceiver;
  let id: string;
  let secret: string;

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment: { WEBHOOK_ALLOW_PRIVATE: '1' } });
    admin = await switchboard.admin();
    ana = await switchboard.agentOnline();
  });
  afterAll(() => switchboard.stop());
  beforeEach(async () => {
    crm = await OwnReceiver.start();
    ({ id, secret } = (
      await admin.api.post('/webhooks', { url: crm.url, events: ['chat.assigned', 'chat.closed', 'message.created'] })
    ).body);
  });
  afterEach(async () => {
    for (const webhook of await walk<WebhookView>(admin.api, '/webhooks', 100)) await admin.api.delete(`/webhooks/${webhook.id}`);
    crm.stop();
  });

  const deliveries = (query = ''): Promise<WebhookDeliveryView[]> => walk(admin.api, `/webhooks/${id}/deliveries${query}`, 100);
  const until = (holds: () => boolean | Promise<boolean>) =>
    eventually(async () => (await switchboard.sweep('Webhooks'), await holds()), undefined, 15_000);
  const settled = () => until(async () => (await deliveries('?state=pending')).length === 0);
  const replay = (deliveryId: string): Promise<Answer> => admin.api.post(`/webhooks/${id}/deliveries/${deliveryId}/replay`);
  const closedChat = async (message?: string): Promise<string> => {
    const { chatId } = await servedBy(ana, switchboard, message === undefined ? {} : { message });
    await ana.socket.ask('chat.close', { chatId });
    return chatId;
  };

  it('are listed, the newest first, page by page, by state and event, each with what was sent', async () => {
    const chatId = await closedChat();
    await settled();
    crm.behave = answering(500);
    await closedChat();
    await until(async () => (await deliveries('?state=pending&event=chat.closed')).some(({ attempts }) => attempts.length === 1));
    const all = await deliveries();
    expect(all.map((each) => each.id)).toEqual(
      (await walk<WebhookDeliveryView>(admin.api, `/webhooks/${id}/deliveries`, 2)).map((each) => each.id),
    );
    const closed = await deliveries('?event=chat.closed,chat.assigned&state=delivered');
    expect(closed).toEqual([
      {
        id: expect.any(String),
        event: 'chat.closed',
        chatId,
        state: 'delivered',
        attempts: [{ at: expect.stringMatching(/Z$/), status: 204, durationMs: expect.any(Number) }],
        nextAttemptAt: null,
        createdAt: expect.stringMatching(/Z$/),
      },
      expect.objectContaining({ event: 'chat.assigned', chatId }),
    ]);
    const one = await admin.api.get(`/webhooks/${id}/deliveries/${closed[0]!.id}`);
    expect(one.body).toEqual({
      ...closed[0]!,
      answer: { at: closed[0]!.attempts[0]!.at, status: 204, headers: { date: expect.any(String) }, body: null, truncated: false },
      body: JSON.parse(crm.of('chat.closed').find(({ data }) => data.chat.id === chatId)!.text),
    });
    for (const [query, pointer] of [
      ['state=nonsense', '/state'],
      ['event=typing', '/event'],
      ['cursor=x', '/cursor'],
      ['limit=0', '/limit'],
    ] as const)
      expect(pointersOf((await admin.api.get(`/webhooks/${id}/deliveries?${query}`)).body)).toEqual([pointer]);
  });

  it('are sent once more under the same id, one or all since a moment', async () => {
    await closedChat();
    await settled();
    switchboard.clock.advance(60);
    const since = switchboard.clock.now().toISOString();
    switchboard.clock.advance(1);
    await closedChat();
    await settled();
    const [first, second] = crm.of('chat.closed');
    expect(await replay(first!.id)).toMatchObject({ status: 202, body: { id: first!.id, state: 'pending' } });
    await settled();
    expect(crm.of('chat.closed').map((each) => each.id)).toEqual([first!.id, second!.id, first!.id]);
    const [again] = (await deliveries('?event=chat.closed')).filter((each) => each.id === first!.id);
    expect(again!.attempts.map(({ status }) => status)).toEqual([204, 204]);
    const before = crm.received.length;
    const replayed = await admin.api.post(`/webhooks/${id}/replay`, { since });
    const since2 = (await deliveries()).filter(({ createdAt }) => createdAt >= since);
    expect(replayed).toMatchObject({ status: 202, body: { count: since2.length } });
    await settled();
    const ids = since2.map((each) => each.id);
    const order = crm.received.slice(0, before).flatMap((each) => (ids.includes(each.id) && each.id !== first!.id ? [each.id] : []));
    expect(order).toHaveLength(ids.length);
    expect(crm.received.slice(before).map((each) => each.id)).toEqual(order);
  });

  it('that have failed for good begin anew when they are sent once more', async () => {
    crm.behave = answering(410);
    await closedChat();
    await until(async () => (await deliveries('?state=failed')).length > 0);
    await admin.api.patch(`/webhooks/${id}`, { active: true });
    crm.behave = answering(204);
    const [failed] = await deliveries('?state=failed');
    await replay(failed!.id);
    await settled();
    expect((await deliveries()).find((each) => each.id === failed!.id)).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 410 }, { status: 204 }],
    });
  });

  it('that are none are not found', async () => {
    await closedChat();
    await settled();
    const other = (await admin.api.post('/webhooks', { url: crm.url, events: ['chat.closed'] })).body;
    const [delivery] = await deliveries();
    for (const path of [`/deliveries/${randomUUID()}`, '/deliveries/x'])
      expect(await admin.api.get(`/webhooks/${id}${path}`)).toMatchObject({ status: 404, body: { code: 'webhook_delivery.not_found' } });
    expect((await admin.api.post(`/webhooks/${other.id}/deliveries/${delivery!.id}/replay`)).body.code).toBe('webhook_delivery.not_found');
    expect((await admin.api.get(`/webhooks/${other.id}/deliveries/${delivery!.id}`)).body.code).toBe('webhook_delivery.not_found');
    for (const path of ['/deliveries', `/deliveries/${delivery!.id}`])
      expect((await admin.api.get(`/webhooks/${randomUUID()}${path}`)).body.code).toBe('webhook.not_found');
    for (const [path, body] of [['/test'], ['/replay', { since: '2026-01-01T00:00:00Z' }]] as [string, object?][])
      expect((await admin.api.post(`/webhooks/${randomUUID()}${path}`, body)).body.code).toBe('webhook.not_found');
    for (const since of ['yesterday', undefined])
      expect(pointersOf((await admin.api.post(`/webhooks/${id}/replay`, { since })).body)).toEqual(['/since']);
    const { api } = await switchboard.staff('supervisor');
    for (const answer of [
      await api.get(`/webhooks/${id}/deliveries`),
      await api.post(`/webhooks/${id}/test`),
      await api.post(`/webhooks/${id}/deliveries/${delivery!.id}/replay`),
    ])
      expect(answer.status).toBe(403);
  });

  it('are tried out at once, also where the webhook is switched off', async () => {
    const test = (): Promise<Answer> => admin.api.post(`/webhooks/${id}/test`);
    expect(await test()).toMatchObject({
      status: 200,
      body: {
        event: 'webhook.test',
        state: 'delivered',
        attempts: [{ status: 204 }],
        body: { type: 'webhook.test', data: { webhookId: id } },
      },
    });
    await admin.api.patch(`/webhooks/${id}`, { active: false });
    crm.behave = answering(500);
    const failing = await test();
    expect(failing.body).toMatchObject({ state: 'failed', nextAttemptAt: null, attempts: [{ status: 500, error: expect.any(String) }] });
    expect(crm.received.map((each) => each.type as string)).toEqual(['webhook.test', 'webhook.test']);
    expect(isSignedWith(secret, crm.received[0]!)).toBe(true);
    expect(await deliveries('?event=webhook.test')).toHaveLength(2);
    expect((await admin.api.get(`/webhooks/${id}`)).body.failures).toBe(0);
    expect((await replay(failing.body.id)).status).toBe(404);
  });

  it.each<[string, Parameters<typeof OwnReceiver.start>[0], Partial<WebhookAnswer>]>([
    [
      'what it says, and some of its headers',
      (reply) => reply.writeHead(422, { 'content-type': 'text/plain', 'set-cookie': 'a=b', 'retry-after': '7' }).end('No such order: é\n'),
      {
        status: 422,
        headers: expect.not.objectContaining({ 'set-cookie': expect.anything() }),
        body: 'No such order: é\n',
        truncated: false,
      },
    ],
    [
      'the beginning of a long one, cut between characters',
      (reply) => reply.end(`x${'é'.repeat(2_000)}`),
      { body: `x${'é'.repeat(1_023)}`, truncated: true },
    ],
    ['no more than came in time', (reply) => reply.write('{"slow":'), { status: 200, body: '{"slow":', truncated: true }],
    [
      'what came before it broke off',
      (reply) => reply.writeHead(200, { 'content-length': '100' }).write('half', () => setImmediate(() => reply.destroy())),
      { body: 'half', truncated: true },
    ],
    ['nothing that is no text', (reply) => reply.end(Buffer.from([0xff, 0xfe])), { body: null, truncated: false }],
    ['nothing that cannot be kept', (reply) => reply.end('a\0b'), { body: null }],
    [
      'a little of each header',
      (reply) => reply.writeHead(200, { server: 's'.repeat(5_000) }).end(),
      { headers: expect.objectContaining({ server: 's'.repeat(200) }) },
    ],
  ])('keep of the answer %s', async (_, behave, answer) => {
    crm.behave = behave!;
    const tried = await admin.api.post(`/webhooks/${id}/test`);
    expect(tried.body).toMatchObject({ state: answer.status === 422 ? 'failed' : 'delivered', answer });
  });

  it('show the last answer that came, beside later attempts without one', async () => {
    crm.behave = (reply) => reply.writeHead(500).end('Out of order');
    await closedChat();
    await until(async () => (await deliveries('?event=chat.closed')).some(({ attempts }) => attempts.length === 1));
    const [delivery] = await deliveries('?event=chat.closed');
    crm.behave = (reply) => reply.destroy();
    await replay(delivery!.id);
    await until(async () => (await deliveries('?event=chat.closed'))[0]!.attempts.length === 2);
    const { answer, attempts } = (await admin.api.get(`/webhooks/${id}/deliveries/${delivery!.id}`)).body;
    expect(attempts.map(({ status }: WebhookAttempt) => status)).toEqual([500, null]);
    expect(answer).toMatchObject({ at: attempts[0].at, status: 500, body: 'Out of order' });
    expect((await deliveries())[0]).not.toHaveProperty('answer');
  });

  it('are signed with both secrets for a day after it was rotated', async () => {
    const { body: rotated } = await admin.api.post(`/webhooks/${id}/rotate-secret`);
    const signedBy = async (): Promise<boolean[]> => {
      await admin.api.post(`/webhooks/${id}/test`);
      return [secret, rotated.secret].map((each) => isSignedWith(each, crm.received.at(-1)!));
    };
    expect(await signedBy()).toEqual([true, true]);
    expect(crm.received.at(-1)!.signatures).toHaveLength(2);
    switchboard.clock.advance(DAY - 10);
    expect(await signedBy()).toEqual([true, true]);
    switchboard.clock.advance(11);
    expect(await signedBy()).toEqual([false, true]);
  });

  it('are removed after 30 days, and with their webhook', async () => {
    await closedChat();
    await settled();
    const kept = (await deliveries()).length;
    switchboard.clock.advance(30 * DAY - 60);
    await switchboard.sweep('Webhooks');
    expect(await deliveries()).toHaveLength(kept);
    switchboard.clock.advance(120);
    await switchboard.sweep('Webhooks');
    expect(await deliveries()).toEqual([]);
    await closedChat();
    await settled();
    expect(await switchboard.probe.webhookDeliveries(id)).toBeGreaterThan(0);
    await admin.api.delete(`/webhooks/${id}`);
    await switchboard.sweep('Webhooks');
    expect(await switchboard.probe.webhookDeliveries(id)).toBe(0);
  });

  it('keep nothing of a deleted message, and nothing of a customer who is erased', async () => {
    crm.behave = (reply, { text }) => reply.end(text);
    const { chatId, chat } = await servedBy(ana, switchboard);
    const { message } = await ana.socket.ask('message.send', { chatId, clientMessageId: 'a', text: 'A secret of Cleo' });
    await settled();
    const sent = crm.of('message.created').find(({ data }) => data.message.id === message.id)!;
    const shown = async () => (await admin.api.get(`/webhooks/${id}/deliveries/${sent.id}`)).body;
    expect((await shown()).answer.body).toContain('A secret of Cleo');
    await ana.api.delete(`/chats/${chatId}/messages/${message.id}`);
    const { body, answer } = await shown();
    expect(answer).toBeNull();
    expect(body).toMatchObject({
      type: 'message.created',
      data: { message: { id: message.id, text: null, attachments: [], seq: message.seq } },
    });
    const unsent = await ana.socket.ask('message.send', { chatId, clientMessageId: 'b', text: 'Another secret' });
    await ana.api.delete(`/chats/${chatId}/messages/${unsent.message.id}`);
    await settled();
    expect(JSON.stringify(crm.received)).not.toContain('Another secret');
    await ana.socket.ask('chat.close', { chatId });
    await settled();
    expect((await deliveries()).filter((each) => each.chatId === chatId).length).toBeGreaterThan(2);
    await admin.api.delete(`/customers/${chat.customer.id}/personal-data`);
    expect((await deliveries()).filter((each) => each.chatId === chatId)).toEqual([]);
  });

  it('keep nothing of the answer to a message that was deleted meanwhile', async () => {
    const { chatId } = await servedBy(ana, switchboard);
    await settled();
    crm.behave = crm.holding;
    const { message } = await ana.socket.ask('message.send', { chatId, clientMessageId: 'a', text: 'A secret' });
    await until(() => crm.of('message.created').some(({ data }) => data.message.id === message.id));
    await ana.api.delete(`/chats/${chatId}/messages/${message.id}`);
    crm.letGo('A secret');
    await until(async () => (await deliveries('?event=message.created')).some(({ attempts }) => attempts.length > 0));
    const { id: sent } = crm.of('message.created').find(({ data }) => data.message.id === message.id)!;
    await until(async () => (await deliveries('?state=pending')).every((each) => each.id !== sent));
    expect((await admin.api.get(`/webhooks/${id}/deliveries/${sent}`)).body).toMatchObject({ state: 'delivered', answer: null });
    await ana.socket.ask('chat.close', { chatId });
  });

  it('keep nothing of what a customer said first either, which the queue and the chat show too', async () => {
    await admin.api.patch(`/webhooks/${id}`, { events: ['message.created', 'queue.changed', 'chat.updated'] });
    await admin.api.post('/skills', { name: 'rare' });
    const { chat, customerToken } = await switchboard.startChat({ message: 'My secret', skills: [{ name: 'rare' }] }, admin.api);
    await admin.api.put(`/chats/${chat.id}/tags`, { tags: ['a'] });
    await settled();
    const kept = async () =>
      Promise.all((await deliveries()).map(async (each) => (await admin.api.get(`/webhooks/${id}/deliveries/${each.id}`)).body));
    const ofTheChat = async () => (await kept()).filter(({ chatId }) => chatId === chat.id);
    expect(new Set((await ofTheChat()).filter((each) => JSON.stringify(each).includes('My secret')).map(({ event }) => event))).toEqual(
      new Set(['message.created', 'queue.changed', 'chat.updated']),
    );
    const [{ id: messageId }] = (await switchboard.as({ token: customerToken }).get(`/chats/${chat.id}/messages`)).body.data;
    await switchboard.as({ token: customerToken }).delete(`/chats/${chat.id}/messages/${messageId}`);
    await settled();
    expect(JSON.stringify(await kept())).not.toContain('My secret');
    await admin.api.post(`/chats/${chat.id}/close`);
    await settled();
    expect((await admin.api.delete(`/customers/${chat.customer.id}/personal-data`)).status).toBe(204);
    expect(await ofTheChat()).toEqual([]);
  });
});
