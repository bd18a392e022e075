import { randomUUID } from 'node:crypto';
import type { ContextView } from '#protocol';
import { pointersOf } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { fewestStatements } from '../kit/statements';
import type { Staff, Switchboard } from '../kit/switchboard';

const TIME = expect.stringMatching(/^\d{4}-.*Z$/);
const page = { url: 'https://shop.example/cart', title: 'Your cart', referrer: 'https://search.example/' };

describe('What is known of a customer', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Agent;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1000 });
    supervisor = await switchboard.staff('supervisor');
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(() => switchboard.stop());

  const contextOf = async (path: string, by = ana): Promise<ContextView> => {
    const { status, body } = await by.api.get(`${path}/context`);
    expect({ path, status, body: status === 200 || (body as unknown) }).toEqual({ path, status: 200, body: true });
    return body;
  };

  it('is there before anything was said', async () => {
    const { chat } = await servedBy(ana, switchboard, { customer: { name: 'Cleo', email: 'cleo@example.com' }, subject: 'Invoice' });
    const customer = (await ana.api.get(`/customers/${chat.customer.id}`)).body;
    const context = await contextOf(`/chats/${chat.id}`);
    expect(context).toEqual({
      customer,
      account: { status: 'active', since: customer.accountStatusSince },
      tickets: { total: 0, open: 0, recent: [] },
      chats: {
        total: 1,
        recent: [
          {
            id: chat.id,
            status: 'active',
            subject: 'Invoice',
            agent: { id: ana.id, name: 'Ana' },
            createdAt: TIME,
            closedAt: null,
            closeReason: null,
            resolution: null,
            rating: null,
          },
        ],
      },
      recentActivity: [{ at: TIME, type: 'chat.started', id: chat.id, title: 'Invoice' }],
      page: { url: null, title: null, referrer: null },
      sources: [],
    });
    expect(await contextOf(`/customers/${customer.id}`)).toEqual(context);
  });

  it('is what became of its chats, its tickets and its account, the latest first', async () => {
    const { id } = (await ana.api.post('/customers', { name: 'Stan', externalId: 'stan' })).body;
    const start = async (subject: string) =>
      (await switchboard.startChat({ customer: { name: 'Stan', externalId: 'stan' }, subject }, supervisor.api)).chat.id;
    const [solved, token] = await (async () => {
      const { chat, customerToken } = await switchboard.startChat(
        { customer: { name: 'x', externalId: 'stan' }, subject: 'Solved' },
        ana.api,
      );
      return [chat.id, customerToken];
    })();
    await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === solved);
    switchboard.clock.advance(60);
    await ana.api.post(`/chats/${solved}/close`, { resolution: 'resolved' });
    await switchboard.as({ token }).put(`/chats/${solved}/rating`, { score: 4, comment: 'What nobody else needs to know' });
    switchboard.clock.advance(60);
    const [pending, closed] = await Promise.all(
      ['Refund', 'Parcel'].map(async (subject) => (await ana.api.post('/tickets', { customerId: id, subject })).body.id),
    );
    switchboard.clock.advance(60);
    await ana.api.patch(`/tickets/${closed}`, { status: 'closed' });
    switchboard.clock.advance(60);
    await ana.api.patch(`/customers/${id}`, { accountStatus: 'suspended' });
    switchboard.clock.advance(60);
    const open = await start('Open');

    const context = await contextOf(`/customers/${id}`);
    expect(context.account.status).toBe('suspended');
    expect(context.tickets).toMatchObject({ total: 2, open: 1, recent: [{ status: expect.any(String) }, {}] });
    expect(context.tickets.recent.map((ticket) => ticket.id).toSorted()).toEqual([pending, closed].toSorted());
    expect(context.chats.recent).toMatchObject([
      { id: open, closeReason: null },
      { id: solved, status: 'closed', closeReason: 'agent', resolution: 'resolved', rating: { score: 4 }, agent: { name: 'Ana' } },
    ]);
    expect(JSON.stringify(context)).not.toContain('nobody else');
    expect(context.recentActivity.map(({ type, title }) => `${type} ${title}`)).toEqual([
      'chat.started Open',
      'account.changed suspended',
      'ticket.closed Parcel',
      expect.stringMatching(/^ticket.opened/),
      expect.stringMatching(/^ticket.opened/),
      'chat.closed Solved',
      'chat.started Solved',
    ]);
  });

  it('is bounded, however long it has been a customer, and counts all', async () => {
    const { id } = (await ana.api.post('/customers', { name: 'Otto', externalId: 'otto' })).body;
    for (let i = 0; i < 12; i++) {
      switchboard.clock.advance(1);
      const request = { customer: { name: 'Otto', externalId: 'otto' }, subject: `Chat ${i}` };
      const { chat } = await switchboard.startChat(request, supervisor.api);
      await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
      await ana.api.post('/tickets', { customerId: id, subject: `Ticket ${i}` });
    }
    const ofAContext = /customers|tickets|chats|context_answers/;
    expect(await fewestStatements(ofAContext, () => contextOf(`/customers/${id}`))).toBe(5);
    const context = await contextOf(`/customers/${id}`);
    const { chats, tickets, recentActivity } = context;
    expect([chats.total, tickets.total, tickets.open]).toEqual([12, 12, 12]);
    expect(chats.recent.map(({ subject }) => subject)).toEqual([11, 10, 9, 8, 7].map((i) => `Chat ${i}`));
    expect(tickets.recent.map(({ subject }) => subject)).toEqual([11, 10, 9, 8, 7].map((i) => `Ticket ${i}`));
    expect(recentActivity).toHaveLength(10);
  });

  it('is that of the customer into whom it was merged', async () => {
    const [one, other] = await Promise.all(['One', 'Other'].map(async (name) => (await ana.api.post('/customers', { name })).body.id));
    await ana.api.post('/tickets', { customerId: one, subject: 'Parcel' });
    await supervisor.api.post(`/customers/${one}/merge`, { intoId: other });
    expect(await contextOf(`/customers/${one}`)).toMatchObject({ customer: { id: other }, tickets: { total: 1 } });
  });

  it('is for staff who may see the chat; for others there is none', async () => {
    const { chat, cleo } = await servedBy(ana, switchboard);
    const ben = await switchboard.staff('agent');
    const absent = { status: 404, body: { code: 'chat.not_found' } };
    expect(await ben.api.get(`/chats/${chat.id}/context`)).toMatchObject(absent);
    expect(await ben.api.get(`/chats/${randomUUID()}/context`)).toMatchObject(absent);
    expect((await supervisor.api.get(`/chats/${chat.id}/context`)).status).toBe(200);
    for (const path of [`/chats/${chat.id}/context`, `/customers/${chat.customer.id}/context`]) {
      expect((await cleo.get(path)).status).toBe(403);
      expect((await switchboard.visitor.get(path)).status).toBe(401);
    }
    expect(await ben.api.get(`/customers/${randomUUID()}/context`)).toMatchObject({ status: 404, body: { code: 'customer.not_found' } });
  });

  describe('and the page that it looks at', () => {
    it('comes with the chat, and moves when it turns the page', async () => {
      const { chat, chatId, token } = await servedBy(ana, switchboard, { page, locale: 'pt-br' });
      expect(chat).toMatchObject({ page, locale: 'pt-BR' });
      expect(await contextOf(`/chats/${chatId}`)).toMatchObject({ page, customer: { locale: 'pt-BR' } });
      const socket = await switchboard.connect(token);
      const next = { url: 'https://shop.example/checkout', title: 'Checkout' };
      expect(await socket.ask('page.view', next)).toEqual({});
      await ana.socket.heard('chat.updated', (updated) => updated.chat.id === chatId && updated.chat.page?.url === next.url);
      expect((await contextOf(`/chats/${chatId}`)).page).toEqual({ ...next, referrer: page.referrer });
      expect((await contextOf(`/customers/${chat.customer.id}`)).page).toEqual({ ...next, referrer: page.referrer });
      await ana.api.post(`/chats/${chatId}/close`);
      await socket.ask('page.view', { url: page.url });
      expect((await contextOf(`/chats/${chatId}`)).page).toMatchObject(next);
    });

    it('is a page, in a language that there is', async () => {
      for (const [request, pointer] of [
        [{ page: { url: 'javascript:alert(1)' } }, '/page/url'],
        [{ page: { ...page, referrer: 'data:text/html,x' } }, '/page/referrer'],
        [{ page: { title: 'No address' } }, '/page/url'],
        [{ page: { url: `https://shop.example/${'x'.repeat(2_000)}` } }, '/page/url'],
        [{ page: 'https://shop.example/' }, '/page'],
        [{ locale: 'not a language' }, '/locale'],
      ] as const) {
        const { status, body } = await switchboard.visitor.post('/chats', { customer: { name: 'Cleo' }, ...request });
        expect({ request, status, pointers: pointersOf(body) }).toEqual({ request, status: 422, pointers: [pointer] });
      }
      const { chat } = await switchboard.startChat({ page: { ...page, title: ' ', referrer: '' } });
      expect(chat.page).toEqual({ url: page.url, title: null, referrer: null });
    });

    it('is told by customers alone, and no log keeps it', async () => {
      expect((await ana.socket.emit('page.view', page)).error).toMatchObject({ status: 403, code: 'auth.forbidden' });
      expect(await switchboard.probe.keeps('shop.example')).toBe(false);
    });

    it('is gone with the personal data', async () => {
      const { chat } = await switchboard.startChat({ page, locale: 'de' });
      await supervisor.api.post(`/chats/${chat.id}/close`);
      await (await switchboard.admin()).api.delete(`/customers/${chat.customer.id}/personal-data`);
      expect((await supervisor.api.get(`/chats/${chat.id}`)).body).toMatchObject({ page: null, locale: null });
    });
  });
});
