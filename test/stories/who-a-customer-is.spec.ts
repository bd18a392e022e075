import { JwtService } from '@nestjs/jwt';
import type { ChatView, CustomerView } from '#protocol';
import type { Answer } from '../kit/api';
import { unlimited } from '../kit/cast';
import { connect, eventually } from '../kit/client';
import type { Staff, Switchboard } from '../kit/switchboard';

interface Started {
  chat: ChatView;
  customerToken: string;
}

describe('Who a customer is', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  let agent: Staff;
  let supervisor: Staff;
  let secret: string;

  beforeAll(async () => {
    switchboard = await unlimited();
    [admin, agent, supervisor] = [await switchboard.admin(), await switchboard.staff('agent'), await switchboard.staff('supervisor')];
    secret = (await admin.api.get('/widget/identity-secret')).body.secret;
  });
  afterAll(() => switchboard.stop());

  const inSeconds = (seconds: number): number => Math.floor(switchboard.clock.now().getTime() / 1000) + seconds;
  const identity = (claims: object, options: object = {}): string =>
    new JwtService({ secret }).sign({ exp: inSeconds(300), ...claims }, options);
  /** Signs claims by their text. */
  const signed = (claims: string): string => new JwtService({ secret }).sign(`{"sub": "x", "exp": ${inSeconds(300)}, ${claims}}`);
  const start = (request: object): Promise<Answer> => switchboard.visitor.post('/chats', request);
  const started = async (request: object): Promise<Started> => {
    const { status, body } = await start(request);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body as Started;
  };
  const customer = async (id: string): Promise<CustomerView> => (await agent.api.get(`/customers/${id}`)).body as CustomerView;
  const close = (id: string): Promise<Answer> => supervisor.api.post(`/chats/${id}/close`);

  it('is said by a signed identity: made once, found again, with what it says', async () => {
    const first = await started({
      identityToken: identity({ sub: 'crm-1', name: 'Cleo', email: 'cleo@example.com', attributes: { plan: 'pro' } }),
    });
    expect(await customer(first.chat.customer.id)).toMatchObject({
      name: 'Cleo',
      email: 'cleo@example.com',
      externalId: 'crm-1',
      verified: true,
      attributes: { plan: 'pro' },
    });
    await close(first.chat.id);
    const second = await started({ identityToken: identity({ sub: 'crm-1', name: 'Cleo van Dam' }) });
    expect(second.chat).toMatchObject({ customer: { id: first.chat.customer.id, name: 'Cleo van Dam' }, previousChatId: first.chat.id });
    expect(await customer(second.chat.customer.id)).toMatchObject({ email: 'cleo@example.com', attributes: { plan: 'pro' } });

    const again = await start({ identityToken: identity({ sub: 'crm-1' }) });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'chat.already_open', chatId: second.chat.id, customerToken: expect.any(String) },
    });
    expect((await switchboard.as({ token: again.body.customerToken }).get(`/chats/${second.chat.id}`)).status).toBe(200);
    await close(second.chat.id);
    const byVerified = async (is: boolean): Promise<string[]> =>
      (await supervisor.api.get(`/chats?customerId=${first.chat.customer.id}&verified=${is}`)).body.data.map(
        ({ id }: { id: string }) => id,
      );
    expect([await byVerified(true), await byVerified(false)]).toEqual([[second.chat.id, first.chat.id], []]);
  });

  it.each<[string, () => string]>([
    ['expired', () => identity({ sub: 'x', exp: inSeconds(-1) })],
    ['without an end', () => new JwtService({ secret }).sign({ sub: 'x' })],
    ['with its end too far away', () => identity({ sub: 'x', exp: inSeconds(90_000) })],
    ['without a name for the customer', () => identity({})],
    ['with a blank one', () => identity({ sub: ' ' })],
    ['with a wrong e-mail', () => identity({ sub: 'x', email: 'nobody' })],
    ['with attributes that are none', () => identity({ sub: 'x', attributes: ['a'] })],
    ['with an id that cannot be kept', () => identity({ sub: 'crm\0' })],
    ['with attributes by the names of built-in ones', () => signed(`"attributes": {"__proto__": {}}`)],
    ['with a number that would be changed', () => signed(`"attributes": {"order": 9007199254740993}`)],
    ['with an extension that has to be understood', () => identity({ sub: 'x' }, { header: { alg: 'HS256', crit: ['b64'], b64: true } })],
    ['signed by somebody else', () => identity({ sub: 'crm-1' }, { secret: 'another secret, that nobody gave us' })],
    ['signed with another algorithm', () => identity({ sub: 'crm-1' }, { algorithm: 'HS384' })],
    [
      'signed by nobody',
      () => `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${identity({ sub: 'crm-1' }).split('.')[1]}.`,
    ],
    ['that is an access token', () => agent.token],
    ['that is nonsense', () => 'nonsense'],
  ])('is not said by a token %s', async (_, token) => {
    const before = (await supervisor.api.get('/chats?limit=100')).body.data.length;
    expect(await start({ customer: { name: 'Cleo' }, identityToken: token() })).toMatchObject({
      status: 401,
      body: { code: 'identity.invalid' },
    });
    expect((await supervisor.api.get('/chats?limit=100')).body.data).toHaveLength(before);
  });

  it('is not believed from a stranger, whatever it says', async () => {
    const known = await started({ identityToken: identity({ sub: 'crm-2', name: 'Known', email: 'known@example.com' }) });
    const stranger = await started({ customer: { name: 'Known', email: 'known@example.com', externalId: 'crm-2' } });
    expect(stranger.chat.customer.id).not.toBe(known.chat.customer.id);
    expect(await customer(stranger.chat.customer.id)).toMatchObject({ verified: false, externalId: null });
    for (const { chat } of [known, stranger]) await close(chat.id);
  });

  it('is signed with a secret that may be changed, the old one good for a day more', async () => {
    const old = identity({ sub: 'crm-3', exp: inSeconds(80_000) });
    const { secret: next } = (await admin.api.post('/widget/identity-secret/rotate')).body as { secret: string };
    expect(next).not.toBe(secret);
    const { chat } = await started({ identityToken: old });
    await close(chat.id);
    secret = next;
    await close((await started({ identityToken: identity({ sub: 'crm-3' }) })).chat.id);
    for (const { api } of [agent, supervisor]) expect((await api.get('/widget/identity-secret')).status).toBe(403);
    switchboard.clock.advance(25 * 3600);
    expect((await start({ identityToken: old })).body.code).toBe('identity.invalid');
  });

  it('is written down by the company’s own system, once for each id there', async () => {
    const fields = { name: 'Dora', email: 'dora@example.com', accountStatus: 'trial', attributes: { seats: 3 } };
    const put = (body: object, api = supervisor.api): Promise<Answer> => api.put('/customers/by-external-id/erp%3A7', body);
    const made = await put(fields);
    expect(made).toMatchObject({ status: 201, body: { ...fields, externalId: 'erp:7', verified: false } });
    expect(await put({ name: 'Dora Two' })).toMatchObject({
      status: 200,
      body: { id: made.body.id, name: 'Dora Two', email: null, accountStatus: 'trial', attributes: { seats: 3 } },
    });
    expect((await put({ name: '' })).status).toBe(422);
    expect((await put(fields, agent.api)).status).toBe(403);
    for (const [id, status] of [
      ['ж'.repeat(200), 201],
      ['x'.repeat(201), 422],
    ] as const)
      expect(await supervisor.api.put(`/customers/by-external-id/${encodeURIComponent(id)}`, fields)).toMatchObject({ status });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => supervisor.api.put('/customers/by-external-id/race', { name: 'Race' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('turns out to be another one: chats, tickets and tokens go with it', async () => {
    const kept = (await supervisor.api.put('/customers/by-external-id/erp-8', { name: 'Kept' })).body as CustomerView;
    const { chat, customerToken } = await started({ customer: { name: 'Twice' }, message: 'Hello' });
    const ticket = (await agent.api.post('/tickets', { customerId: chat.customer.id, subject: 'Twice' })).body;
    const socket = await switchboard.connect(customerToken);
    // The node remembers the chat from now on.
    await socket.ask('message.send', { chatId: chat.id, clientMessageId: 'before', text: 'Anybody?' });
    const merge = (from: string, intoId: string, api = supervisor.api): Promise<Answer> => api.post(`/customers/${from}/merge`, { intoId });

    expect(await merge(chat.customer.id, chat.customer.id)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/intoId' }] } });
    expect((await merge(chat.customer.id, ticket.id)).body.code).toBe('customer.unknown');
    expect((await merge(chat.customer.id, kept.id, agent.api)).status).toBe(403);
    expect(await merge(chat.customer.id, kept.id)).toMatchObject({ status: 200, body: { id: kept.id, name: 'Kept' } });
    await socket.closed();

    expect(await customer(chat.customer.id)).toMatchObject({ id: kept.id });
    expect((await agent.api.get(`/customers?q=twice`)).body.data).toEqual([]);
    expect((await supervisor.api.get(`/chats/${chat.id}`)).body.customer).toMatchObject({ id: kept.id, name: 'Kept' });
    expect((await agent.api.get(`/tickets/${ticket.id}`)).body.customerId).toBe(kept.id);
    const back = await connect(switchboard.url, customerToken);
    const desk = await switchboard.connect(supervisor.token);
    await desk.ask('chat.join', { chatId: chat.id });
    await supervisor.api.post(`/chats/${chat.id}/messages`, { clientMessageId: 'm', text: 'Still here?' });
    await back.heard('message.created', ({ message }) => message.text === 'Still here?');
    expect((await back.ask('message.send', { chatId: chat.id, clientMessageId: 'c', text: 'Yes' })).message.text).toBe('Yes');
    back.close();
    expect((await merge(chat.customer.id, kept.id)).body.code).toBe('customer.merged');
    await close(chat.id);
  });

  it('is the one it was merged into, for whoever still has the old id', async () => {
    const body = async (request: object): Promise<string> => (await agent.api.post('/customers', request)).body.id as string;
    const [old, kept] = [await body({ name: 'Old', email: 'old@example.com' }), await body({ name: 'Kept' })];
    await supervisor.api.post(`/customers/${old}/merge`, { intoId: kept });

    expect((await agent.api.patch(`/customers/${old}`, { name: 'Kept well' })).body).toMatchObject({ id: kept, name: 'Kept well' });
    const ticket = await agent.api.post('/tickets', { customerId: old, subject: 'Later' });
    expect(ticket).toMatchObject({ status: 201, body: { customerId: kept } });
    const until = new Date(switchboard.clock.now().getTime() + 3_600_000).toISOString();
    await supervisor.api.put(`/customers/${old}/block`, { until, reason: 'insults' });
    expect(await customer(kept)).toMatchObject({ blockedUntil: until });

    expect((await admin.api.delete(`/customers/${old}/personal-data`)).status).toBe(204);
    expect((await customer(kept)).name).not.toBe('Kept well');
    expect(await switchboard.probe.namesOfCustomers([old, kept])).toEqual([(await customer(kept)).name]);
  });

  it('has chats and tickets that are listed by the old id as by the new', async () => {
    const { chat } = await started({ customer: { name: 'Had two ids' } });
    const old = chat.customer.id;
    const { body: ticket } = await agent.api.post('/tickets', { customerId: old, subject: 'Before' });
    const { body: kept } = await agent.api.post('/customers', { name: 'Has one id' });
    await supervisor.api.post(`/customers/${old}/merge`, { intoId: kept.id });

    for (const id of [old, kept.id]) {
      const ids = async (list: string): Promise<string[]> =>
        (await supervisor.api.get(`${list}?customerId=${id}`)).body.data.map((each: { id: string }) => each.id);
      expect(await ids('/chats')).toEqual([chat.id]);
      expect(await ids('/tickets')).toEqual([ticket.id]);
      expect((await supervisor.api.get(`/customers/${id}/context`)).body).toMatchObject({
        tickets: { recent: [{ id: ticket.id }] },
        chats: { recent: [{ id: chat.id }] },
      });
    }
    await close(chat.id);
  });

  it('is kept from starting chats for a while', async () => {
    const { chat, customerToken } = await started({ customer: { name: 'Rude' } });
    const block = (until: string | null): Promise<Answer> =>
      supervisor.api.put(`/customers/${chat.customer.id}/block`, { until, reason: 'insults' });
    const until = new Date(switchboard.clock.now().getTime() + 3_600_000).toISOString();
    expect((await block(until)).body).toMatchObject({ blockedUntil: until });
    await close(chat.id);
    const again = (): Promise<Answer> => switchboard.as({ token: customerToken }).post('/chats', {});
    expect(await again()).toMatchObject({ status: 403, body: { code: 'customer.blocked', until } });
    await block(null);
    const next = await again();
    expect(next.status).toBe(201);
    await close(next.body.chat.id);
    expect((await supervisor.api.put(`/customers/${chat.customer.id}/block`, {})).body.errors).toMatchObject([{ pointer: '/until' }]);
  });

  it('is erased, with what it said; that there was somebody stays', async () => {
    const { chat, customerToken } = await started({
      customer: { name: 'Private', email: 'private@example.com', phone: '123' },
      subject: 'My secret',
      message: 'xylophone',
      metadata: { card: '4242' },
    });
    const path = `/customers/${chat.customer.id}/personal-data`;
    expect(await admin.api.delete(path)).toMatchObject({ status: 409, body: { code: 'customer.has_open_chat', chatId: chat.id } });
    await close(chat.id);
    await switchboard.as({ token: customerToken }).put(`/chats/${chat.id}/rating`, { score: 2, comment: 'private words' });
    for (const { api } of [agent, supervisor]) expect((await api.delete(path)).status).toBe(403);
    await agent.api.patch(`/customers/${chat.customer.id}`, { note: 'Has a private number' });
    expect((await admin.api.delete(path)).status).toBe(204);
    expect(await customer(chat.customer.id)).toMatchObject({
      name: 'Erased customer',
      email: null,
      phone: null,
      attributes: {},
      note: null,
    });
    const left = (await supervisor.api.get(`/chats/${chat.id}`)).body as ChatView;
    expect(left).toMatchObject({ subject: null, metadata: {}, rating: { score: 2, comment: null } });
    const said = (await supervisor.api.get(`/chats/${chat.id}/messages`)).body.data[0];
    expect(said).toMatchObject({ seq: 1, text: null, sender: { name: 'Erased customer' }, deletedAt: expect.any(String) });
    await switchboard.sweep();
    for (const q of ['xylophone', 'secret', 'private']) expect((await supervisor.api.get(`/chats?q=${q}`)).body.data).toEqual([]);
    await eventually(
      async () => (await agent.api.get('/customers?q=private')).body.data.length === 0,
      'nobody to be found by the old name',
    );
  });
});
