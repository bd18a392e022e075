import { randomUUID } from 'node:crypto';
import type { ContextSourceView, ContextView } from '#protocol';
import { type Answer, pointersOf } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { OwnSource, saying, SECRET } from '../kit/own-source';
import type { Staff, Switchboard } from '../kit/switchboard';

const cards = [{ title: 'Subscription', href: 'https://crm.example/42', fields: [{ label: 'Plan', value: 'Professional' }] }];
const ALLOWED = { environment: { CONTEXT_ALLOW_PRIVATE: '1' } };

describe('A source of context', () => {
  let switchboard: Switchboard;
  /** Another node, which is stopped in the middle, and one without permission for private addresses and with few connections. */
  let other: Switchboard;
  let strict: Switchboard;
  let admin: Staff;
  let ana: Agent;
  let crm: OwnSource;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1000 }, ALLOWED);
    other = await unlimited({}, { ...ALLOWED, databaseUrl: switchboard.databaseUrl });
    strict = await unlimited({}, { databaseUrl: switchboard.databaseUrl, environment: { DATABASE_POOL: '2' } });
    admin = await switchboard.admin();
    await admin.api.post('/skills', { name: 'rare', public: true });
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(async () => {
    await strict.stop();
    await switchboard.stop();
  });
  beforeEach(async () => {
    crm = await OwnSource.start(saying({ cards }));
    await switchboard.settings({ contextSources: [crm.setting('crm')] });
  });
  afterEach(() => crm.stop());

  const contextOf = async (chatId: string): Promise<ContextView> => (await admin.api.get(`/chats/${chatId}/context`)).body;
  const sourcesOf = async (chatId: string): Promise<ContextSourceView[]> => (await contextOf(chatId)).sources;
  const answered = (chatId: string): Promise<ContextSourceView[]> =>
    eventually(async () => {
      const sources = await sourcesOf(chatId);
      return sources.every(({ status }) => status !== 'pending') && sources;
    }, 'every source to answer');
  const waiting = async (): Promise<string> => (await switchboard.startChat({ skills: [{ name: 'rare' }] })).chat.id;

  describe('is asked while the chat waits', () => {
    it('with a signed request about the customer and the chat, once', async () => {
      const { chat } = await switchboard.startChat({ customer: { name: 'Cleo', email: 'cleo@example.com' }, skills: [{ name: 'rare' }] });
      expect(await answered(chat.id)).toEqual([{ name: 'crm', status: 'ok', cards }]);
      await switchboard.sweep();
      expect(crm.asked).toMatchObject([
        { customer: { id: chat.customer.id, verified: false, email: 'cleo@example.com' }, chat: { id: chat.id } },
      ]);
    });

    it('and what it said is there when an agent gets the chat, and when it is offered', async () => {
      const { chat: started, customerToken } = await switchboard.startChat({ skills: [{ name: 'rare' }] });
      const cleo = await switchboard.connect(customerToken);
      const chatId = started.id;
      await answered(chatId);
      await admin.api.post(`/chats/${chatId}/assign`, { agentId: ana.id });
      const { context } = await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === chatId);
      expect(context).toEqual(await contextOf(chatId));
      expect(context).toMatchObject({ sources: [{ name: 'crm', status: 'ok', cards }], chats: { total: 1 } });
      expect(Object.keys(await cleo.heard('chat.assigned'))).toEqual(['chat', 'agent']);
      await switchboard.settings({ offerTimeoutSeconds: 60 });
      const { chat } = await switchboard.startChat();
      const offered = await ana.socket.heard('chat.offered', (event) => event.chat.id === chat.id);
      expect(offered.context).toMatchObject({ customer: { id: chat.customer.id }, sources: [{ name: 'crm' }] });
      await switchboard.settings({ offerTimeoutSeconds: 0 });
    });

    it('and what it says later is told to staff in the chat, never to its customer', async () => {
      crm.behave = crm.holding;
      const { chatId, token } = await servedBy(ana, switchboard);
      const [cleo, sue, ben] = await Promise.all([
        switchboard.connect(token),
        switchboard.staff('supervisor').then(async (supervisor) => switchboard.connect(supervisor.token)),
        switchboard.agentOnline().then(async (agent) => (await agent.api.put('/agents/me/status', { status: 'offline' }), agent.socket)),
      ]);
      await sue.ask('chat.join', { chatId });
      await cleo.ask('chat.join', { chatId });
      expect(await sourcesOf(chatId)).toEqual([{ name: 'crm', status: 'pending', cards: [] }]);
      await eventually(async () => crm.asked.length > 0);
      crm.letGo({ cards });
      const told = { chatId, source: { name: 'crm', status: 'ok', cards } };
      for (const socket of [ana.socket, sue])
        expect(await socket.heard('chat.context_updated', (event) => event.chatId === chatId)).toEqual(told);
      await ana.socket.ask('message.send', { chatId, clientMessageId: 'm', text: 'Hello' });
      await cleo.heard('message.created', ({ message }) => message.text === 'Hello');
      expect(cleo.all('chat.context_updated')).toEqual([]);
      expect(ben.all('chat.context_updated')).toEqual([]);
      expect(JSON.stringify([...cleo.log, (await switchboard.as({ token }).get(`/chats/${chatId}`)).body])).not.toMatch(
        /Professional|"context"/,
      );
    });

    it('by staff who started the chat for somebody as well, and again for the next chat', async () => {
      for (const expected of [1, 2]) {
        const { chat } = await switchboard.startChat({ customer: { name: 'Stan', externalId: 'stan' } }, admin.api);
        await answered(chat.id);
        expect(crm.asked).toHaveLength(expected);
        await admin.api.post(`/chats/${chat.id}/close`);
      }
    });
  });

  describe('holds nobody up', () => {
    const behaviours: [what: string, status: string, behave: OwnSource['behave'], more?: object][] = [
      ['slow', 'slow', () => undefined, { timeoutMs: 80 }],
      ['down', 'failed', (reply) => reply.destroy()],
      ['in error', 'failed', (reply) => reply.writeHead(500).end('{}')],
      ['not JSON', 'failed', saying('<html>')],
      ['empty', 'failed', saying('')],
      ['a list', 'failed', saying([])],
      ['null', 'failed', saying('null')],
      ['without cards', 'failed', saying({})],
      ['another shape', 'failed', saying({ cards: [{ title: 'x' }] })],
      ['markup besides', 'failed', saying({ cards: [{ title: 'x', html: '<b>x</b>', fields: [] }] })],
      ['a link to a script', 'failed', saying({ cards: [{ ...cards[0], href: 'javascript:alert(1)' }] })],
      ['too many cards', 'failed', saying({ cards: Array(11).fill(cards[0]) })],
      ['too many fields', 'failed', saying({ cards: [{ title: 'x', fields: Array(21).fill({ label: 'x', value: 'x' }) }] })],
      ['a long value', 'failed', saying({ cards: [{ title: 'x', fields: [{ label: 'x', value: 'x'.repeat(501) }] }] })],
      ['an object as value', 'failed', saying({ cards: [{ title: 'x', fields: [{ label: 'x', value: { x: 1 } }] }] })],
      ['a prototype', 'failed', saying('{"cards":[],"__proto__":{"x":1}}')],
      ['what cannot be stored', 'failed', saying({ cards: [{ title: 'a\0b', fields: [] }] })],
      ['a deep nest', 'failed', saying('['.repeat(30_000))],
      ['too large', 'failed', saying(JSON.stringify({ cards: [] }) + ' '.repeat(65_536))],
      ['a redirect', 'failed', (reply) => reply.writeHead(302, { location: crm.url }).end()],
    ];

    it('however it behaves, one beside another', async () => {
      const sources = await Promise.all(behaviours.map(([, , behave]) => OwnSource.start(behave)));
      try {
        for (let first = 0; first < sources.length; first += 9) {
          const some = behaviours.slice(first, first + 9);
          await switchboard.settings({
            contextSources: [...some.map(([what, , , more], i) => sources[first + i]!.setting(what, more)), crm.setting('crm')],
          });
          const { chatId } = await servedBy(ana, switchboard);
          const said = (await answered(chatId)).map(({ name, status }) => [name, status]);
          expect(said).toEqual([...some.map(([what, status]) => [what, status]), ['crm', 'ok']]);
        }
        expect(sources.map(({ asked }) => asked.length)).toEqual(sources.map(() => 1));
      } finally {
        for (const source of sources) source.stop();
      }
    });

    it('and what looks like markup is text, numbers too, as much as it may be', async () => {
      crm.behave = saying({
        cards: Array(10).fill({
          title: '<script>alert(1)</script>',
          fields: [
            { label: 'Orders', value: 7 },
            { label: 'Late', value: false },
            { label: 'Note', value: null },
          ],
        }),
      });
      const [source] = await answered(await waiting());
      expect(source!.cards).toHaveLength(10);
      expect(source!.cards[0]).toEqual({
        title: '<script>alert(1)</script>',
        fields: [
          { label: 'Orders', value: '7' },
          { label: 'Late', value: 'false' },
          { label: 'Note', value: '' },
        ],
      });
    });

    it('nor when very many chats start at once: it has few requests at a time, and all are answered', async () => {
      crm.behave = crm.holding;
      const chats = await Promise.all(Array.from({ length: 40 }, waiting));
      await eventually(async () => crm.asked.length === 16, 'as many requests as there may be');
      await switchboard.sweep();
      expect(crm.asked).toHaveLength(16);
      crm.behave = saying({ cards });
      crm.letGo({ cards });
      for (const chatId of chats) expect(await answered(chatId)).toMatchObject([{ status: 'ok' }]);
      expect(new Set(crm.asked.map(({ chat }) => chat.id)).size).toBe(40);
      expect(crm.asked).toHaveLength(40);
    });
  });

  it('is nothing that whoever starts a chat waits for a second connection to the database for', async () => {
    await strict.settings({ contextSources: [] });
    const start = () => strict.visitor.post('/chats', { customer: { name: 'Cleo' }, skills: [{ name: 'rare' }] });
    const answers = await Promise.all(Array.from({ length: 150 }, start));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  });

  describe('is asked by one node, and by another if that is gone', () => {
    it('stopped in the middle', async () => {
      crm.behave = crm.holding;
      const { chat } = await other.startChat({ skills: [{ name: 'rare' }] });
      await eventually(async () => crm.asked.length === 1);
      await switchboard.sweep();
      await other.sweep();
      expect(crm.asked).toHaveLength(1);
      crm.behave = saying({ cards });
      await other.stop();
      await switchboard.sweep();
      expect(await answered(chat.id)).toEqual([{ name: 'crm', status: 'ok', cards }]);
      expect(crm.asked.map(({ id }) => id)).toEqual([crm.asked[0]!.id, crm.asked[0]!.id]);
    });

    it('dead, when its claim lapses; not for ever', async () => {
      const chatId = await waiting();
      await answered(chatId);
      await switchboard.probe.doctor.loseContextAnswers(chatId, 1);
      await switchboard.sweep();
      expect(await answered(chatId)).toMatchObject([{ status: 'ok' }]);
      expect(crm.asked).toHaveLength(2);
      await switchboard.probe.doctor.loseContextAnswers(chatId, 3);
      await switchboard.sweep();
      expect(await sourcesOf(chatId)).toMatchObject([{ status: 'pending' }]);
      switchboard.clock.advance(61);
      await switchboard.sweep();
      expect(await sourcesOf(chatId)).toMatchObject([{ status: 'failed' }]);
      expect(crm.asked).toHaveLength(2);
    });
  });

  it('at a private address is not asked without permission, by whatever name, and nor is what it redirects to', async () => {
    const port = new URL(crm.url).port;
    const addresses = ['127.0.0.1', 'localhost', '2130706433', '[::ffff:127.0.0.1]', '[::1]', '169.254.169.254'];
    await strict.settings({ contextSources: addresses.map((host) => crm.setting(host, { url: `http://${host}:${port}/` })) });
    const { chat } = await strict.startChat({ skills: [{ name: 'rare' }] });
    expect((await answered(chat.id)).map(({ status }) => status)).toEqual(addresses.map(() => 'failed'));
    const test = await (await strict.admin()).api.post('/context-sources/localhost/test');
    expect(test).toMatchObject({ status: 200, body: { status: 'failed', error: 'localhost leads to no public address' } });
    expect(crm.asked).toEqual([]);
  });

  it('is gone with the personal data of the customer', async () => {
    const { chat } = await switchboard.startChat();
    await answered(chat.id);
    await admin.api.post(`/chats/${chat.id}/close`);
    await admin.api.delete(`/customers/${chat.customer.id}/personal-data`);
    expect(await sourcesOf(chat.id)).toEqual([]);
  });

  describe('can be tried by an admin', () => {
    const test = (name: string): Promise<Answer> => admin.api.post(`/context-sources/${encodeURIComponent(name)}/test`);

    it('who is shown what it answers about somebody made up, or why that cannot be used', async () => {
      expect(await test('CRM')).toMatchObject({ status: 200, body: { status: 'ok', cards, durationMs: expect.any(Number), error: null } });
      expect(crm.asked).toMatchObject([{ customer: { externalId: 'switchboard-test' }, chat: { subject: 'Test' } }]);
      crm.behave = saying({ cards: [{ title: 'x', fields: [{ label: 'x', value: [] }] }] });
      expect((await test('crm')).body).toMatchObject({ status: 'failed', error: expect.stringContaining('/cards/0/fields/0/value') });
      crm.behave = saying('nonsense');
      expect((await test('crm')).body).toMatchObject({ status: 'failed', error: expect.stringContaining('is not JSON') });
      expect(await test('erp')).toMatchObject({ status: 404, body: { code: 'context_source.not_found' } });
    });

    it('and by nobody else', async () => {
      const { customerToken } = await switchboard.startChat();
      for (const api of [ana.api, (await switchboard.staff('supervisor')).api, switchboard.as({ token: customerToken })])
        expect((await api.post('/context-sources/crm/test')).status).toBe(403);
      expect((await switchboard.visitor.post('/context-sources/crm/test')).status).toBe(401);
    });
  });

  describe('is a setting', () => {
    const patch = (...contextSources: object[]): Promise<Answer> => admin.api.patch('/settings', { contextSources });

    it('whose secret is never shown again, and stays when it is not given', async () => {
      const { secret: _, ...visible } = crm.setting('crm');
      expect((await admin.api.get('/settings')).body.contextSources).toEqual([visible]);
      expect((await patch({ ...visible, name: 'CRM', timeoutMs: 4_000 })).body.contextSources).toEqual([
        { ...visible, name: 'CRM', timeoutMs: 4_000 },
      ]);
      await answered(await waiting());
      expect(crm.asked).toHaveLength(1);
      const places = [
        await admin.api.get('/settings/history?limit=100'),
        await admin.api.get('/settings/meta'),
        await switchboard.probe.events({ types: /Settings/ }),
      ];
      expect(JSON.stringify(places)).toContain(crm.url);
      expect(JSON.stringify(places)).not.toContain(SECRET);
    });

    it('with an address, a name of its own, a bounded time and a secret', async () => {
      const good = crm.setting('erp');
      const { secret: _, ...unsigned } = good;
      for (const [sources, ...pointers] of [
        [[unsigned], '/contextSources/0/secret'],
        [[{ ...good, secret: 'short' }], '/contextSources/0/secret'],
        [[{ ...good, url: 'ftp://crm.example' }], '/contextSources/0/url'],
        [[{ ...good, url: 'https://me:secret@crm.example' }], '/contextSources/0/url'],
        [[{ ...good, timeoutMs: 5_001 }], '/contextSources/0/timeoutMs'],
        [[{ ...good, name: ' ' }], '/contextSources/0/name'],
        [[good, { ...good, name: 'ERP' }], '/contextSources'],
        [Array.from({ length: 11 }, (_, i) => ({ ...good, name: `source ${i}` })), '/contextSources'],
        [[{ ...good, nonsense: 1 }], '/contextSources/0/nonsense'],
      ] as [object[], ...string[]][]) {
        const { status, body } = await patch(...sources);
        expect({ sources, status, pointers: pointersOf(body) }).toEqual({ sources, status: 422, pointers });
      }
      expect((await admin.api.get(`/chats/${randomUUID()}/context`)).status).toBe(404);
    });
  });

  // Last, since everybody's sign-in has ended by then.
  it('is forgotten thirty days later, unless the chat is still open', async () => {
    const [closed, open] = [await waiting(), await waiting()];
    await Promise.all([answered(closed), answered(open)]);
    await admin.api.post(`/chats/${closed}/close`);
    const sweptAfter = async (days: number) => {
      switchboard.clock.advance(days * 86_400);
      await switchboard.sweep('InsightClock.forget');
      const { api } = await switchboard.staff('supervisor');
      const kept = async (id: string) => ((await api.get(`/chats/${id}/context`)).body as ContextView).sources.length;
      return { closed: await kept(closed), open: await kept(open) };
    };
    expect(await sweptAfter(29)).toEqual({ closed: 1, open: 1 });
    expect(await sweptAfter(2)).toEqual({ closed: 0, open: 1 });
  });
});
