import { randomUUID } from 'node:crypto';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Switchboard } from '../kit/switchboard';

describe('Starting a chat for a customer', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let ben: Agent;

  beforeAll(async () => {
    switchboard = await unlimited();
    ben = await switchboard.agentOnline({ name: 'Ben', maxConcurrentChats: 1 });
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(() => switchboard.stop());

  const customer = async (details: object = { name: 'Mara Jensen', email: 'mara@example.com' }) =>
    (await ana.api.post('/customers', details)).body as { id: string; name: string };
  const start = (request: object, agent: Agent = ana) => agent.api.post('/chats', request);
  const seats = async ({ api }: Agent) => (await api.get('/agents/me')).body.activeChats as number;

  it('who is known is named, and has the chat with all that went before', async () => {
    const mara = await customer();
    const { status, body } = await start({ customerId: mara.id.toUpperCase(), subject: 'Your order', claim: true });
    expect({ status, chat: body.chat }).toMatchObject({
      status: 201,
      chat: { customer: { id: mara.id, name: 'Mara Jensen', email: 'mara@example.com' }, subject: 'Your order', previousChatId: null },
    });
    expect((await switchboard.as({ token: body.customerToken }).get('/chats')).body.data).toHaveLength(1);
    await ana.api.post(`/chats/${body.chat.id}/close`);
    const next = (await start({ customerId: mara.id, claim: true })).body.chat;
    expect(next).toMatchObject({ previousChatId: body.chat.id });
    expect((await ana.api.get(`/customers/${mara.id}/context`)).body.chats.total).toBe(2);
    const second = await start({ customerId: mara.id, claim: true });
    expect(second.status).toBe(201);
    for (const { id } of [next, second.body.chat]) await ana.api.post(`/chats/${id}/close`);
  });

  it('with `claim` it is theirs from the first moment, in a seat, and nobody else was thought of', async () => {
    const { id: customerId } = await customer();
    const before = await seats(ana);
    const { chat } = (await start({ customerId, greeting: 'Good morning, Mara', claim: true })).body;
    expect(chat).toMatchObject({ status: 'active', agentId: ana.id, agent: { name: 'Ana' } });
    await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    expect(await seats(ana)).toBe(before + 1);
    expect((await ana.api.get(`/chats/${chat.id}/history`)).body.data).toMatchObject([
      { type: 'queued', actor: { type: 'agent', id: ana.id } },
      { type: 'assigned', toAgentId: ana.id, reason: 'started', actor: { type: 'agent', id: ana.id } },
    ]);
    expect((await ana.api.get(`/chats/${chat.id}/routing`)).body).toMatchObject({ chosen: ana.id, how: 'started' });
    await ana.api.post(`/chats/${chat.id}/close`);
    expect(await seats(ana)).toBe(before);
  });

  it('without it the chat goes to whoever fits', async () => {
    const { id: customerId } = await customer();
    const { chat } = (await start({ customerId })).body;
    const { api } = await switchboard.admin();
    await eventually(async () => (await api.get(`/chats/${chat.id}/routing`)).body.how === 'routed', 'an agent');
    await api.post(`/chats/${chat.id}/close`);
  });

  it('whoever is full, or is not there, starts nothing', async () => {
    const { id: customerId } = await customer();
    const started = async () => (await ana.api.get(`/customers/${customerId}/context`)).body.chats.total as number;
    const first = await start({ customerId, claim: true }, ben);
    expect(first.status).toBe(201);
    expect(await start({ customerId, claim: true }, ben)).toMatchObject({ status: 409, body: { code: 'agent.at_capacity' } });
    const eve = await switchboard.staff('agent');
    const absent = await eve.api.post('/chats', { customerId, claim: true });
    expect(absent).toMatchObject({ status: 409, body: { code: 'agent.not_online' } });
    expect(await started()).toBe(1);
    await ben.api.post(`/chats/${first.body.chat.id}/close`);
  });

  it('who is not known, is erased, or is described besides, is refused at the field', async () => {
    const { id: customerId } = await customer();
    const unknown = await start({ customerId: randomUUID() });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'customer.unknown', errors: [{ pointer: '/customerId' }] } });
    const both = await start({ customerId, customer: { name: 'Mara' } });
    expect(both).toMatchObject({ status: 422, body: { errors: [{ pointer: '/customerId' }] } });
    expect((await start({ customerId: 'mara' })).status).toBe(422);
    expect((await start({ customerId, claim: 'yes' })).status).toBe(422);
    await (await switchboard.admin()).api.delete(`/customers/${customerId}/personal-data`);
    expect(await start({ customerId })).toMatchObject({ status: 409, body: { code: 'customer.erased' } });
  });

  it('is for staff alone', async () => {
    const { id: customerId } = await customer();
    const { cleo, chatId } = await servedBy(ana, switchboard);
    await ana.api.post(`/chats/${chatId}/close`);
    for (const api of [switchboard.visitor, cleo]) {
      expect(await api.post('/chats', { customerId })).toMatchObject({ status: 403, body: { code: 'chat.customer_not_allowed' } });
      const claimed = await api.post('/chats', { customer: { name: 'Cleo' }, claim: true });
      expect(claimed).toMatchObject({ status: 403, body: { code: 'chat.claim_not_allowed' } });
    }
  });
});
