import type { SearchView } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('Finding anything', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Agent;
  let ben: Staff;
  let chatId: string;
  let cleo: Api;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1000 });
    supervisor = await switchboard.staff('supervisor');
    ana = await switchboard.agentOnline({ name: 'Ana' });
    ben = await switchboard.staff('agent');
    ({ chatId, cleo } = await servedBy(ana, switchboard, { customer: { name: 'Cleo' }, message: 'The walrus is ill' }));
    await ana.api.post(`/chats/${chatId}/notes`, { text: 'A narwhal, rather' });
    for (let i = 0; i < 7; i++) {
      const customer = (await ben.api.post('/customers', { name: `Walrus ${i}` })).body;
      await ben.api.post('/tickets', { customerId: customer.id, subject: 'Ticket' });
    }
    await ana.api.post('/canned-responses', { title: 'Walrus care', content: 'Feed it' });
    await supervisor.api.post('/canned-responses', { title: 'Walrus policy', content: 'Call us', scope: 'shared' });
  });
  afterAll(() => switchboard.stop());

  const search = async (query: string, { api }: { api: Api } = ana): Promise<SearchView> => (await api.get(`/search?${query}`)).body;
  const titles = ({ cannedResponses }: SearchView): string[] => cannedResponses.map(({ title }) => title).sort();

  it('finds chats, customers, tickets and canned responses by one word, at most five of each', async () => {
    const found = await search('q=walr');
    expect(found.chats).toMatchObject([{ id: chatId, match: { field: 'message', hits: [[4, 10]] } }]);
    expect(found.customers.map(({ name }) => name)).toEqual([6, 5, 4, 3, 2].map((i) => `Walrus ${i}`));
    expect(found.tickets.map(({ customer }) => customer.name)).toEqual([6, 5, 4, 3, 2].map((i) => `Walrus ${i}`));
    expect(titles(found)).toEqual(['Walrus care', 'Walrus policy']);
    const { chats, customers, tickets, cannedResponses } = await search('q=walrus&limit=1');
    expect([chats, customers, tickets, cannedResponses].map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  });

  it('shows an agent no chat of another, and nobody the canned responses of another', async () => {
    const [forBen, forSupervisor] = [await search('q=walrus', ben), await search('q=walrus', supervisor)];
    expect([forBen.chats, forSupervisor.chats.map(({ id }) => id)]).toEqual([[], [chatId]]);
    expect([titles(forBen), titles(forSupervisor)]).toEqual([['Walrus policy'], ['Walrus policy']]);
    expect((await search('q=narwhal')).chats.map(({ id }) => id)).toEqual([chatId]);
    expect((await cleo.get('/search?q=walrus')).status).toBe(403);
    expect((await switchboard.visitor.get('/search?q=walrus')).status).toBe(401);
  });

  it('a blank search is none: it shows the newest', async () => {
    const [blank, none] = [await search('q=%20'), await search('')];
    expect(blank).toEqual(none);
    expect(none.customers.map(({ name }) => name)[0]).toBe('Walrus 6');
    expect(none.chats.map(({ id }) => id)).toEqual([chatId]);
    expect(await search('q=%3F')).toEqual({ chats: [], customers: [], tickets: [], cannedResponses: [] });
    expect((await ana.api.get('/search?limit=6')).status).toBe(422);
  });

  it.each(['chats', 'customers', 'tickets'] as const)(
    'says how to narrow it when %s take too long, here and in their list',
    async (what) => {
      const mend = await switchboard.probe.doctor.makeSlow(what);
      const [anything, listed, unsearched] = await Promise.all(
        ['/search?q=walrus', `/${what}?q=walrus`, `/${what}`].map((path) => ana.api.get(path)),
      );
      await mend();
      const refused = { status: 503, body: { code: 'search.too_slow', detail: expect.stringContaining('narrow') } };
      expect([anything, listed]).toMatchObject([refused, refused]);
      expect(unsearched).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
    },
  );
});
