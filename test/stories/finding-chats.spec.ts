import { randomUUID } from 'node:crypto';
import { type ChatMatch, type ChatView, PRIORITIES, type QueueEntry, type WorkloadRow } from '#protocol';
import { type Page, pointersOf, walk } from '../kit/api';
import { eventually } from '../kit/client';
import { unlimited } from '../kit/cast';
import type { Staff, StartedChat, Switchboard } from '../kit/switchboard';

const CHATS = 24;

type Found = ChatView & { match: ChatMatch };

describe('Finding', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Staff;
  /** As they are, oldest first. */
  let chats: ChatView[];

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1000 });
    supervisor = await switchboard.staff('supervisor');
    await (await switchboard.admin()).api.post('/skills', { name: 'rare' });
    const online = await switchboard.agentOnline({ name: 'Ana' });
    ana = online;
    const start = (i: number) =>
      switchboard.startChat(
        {
          customer: { name: `Customer ${i % 5}`, externalId: `c${i % 5}` },
          priority: PRIORITIES[i % 4],
          skills: i % 3 ? [] : [{ name: 'rare' }],
          message: i % 2 ? `Number ${i}` : undefined,
        },
        supervisor.api,
      );
    // Some at the same instant, so that ties are broken too.
    for (let i = 0; i < CHATS; i += 4) {
      await Promise.all([0, 1, 2, 3].map((k) => start(i + k)));
      switchboard.clock.advance(60);
    }
    await online.socket.heardTimes('chat.assigned', CHATS - CHATS / 3);
    const { data } = (await ana.api.get(`/chats?status=active&agentId=${ana.id}&limit=5`)).body;
    for (const { id } of data) await ana.api.post(`/chats/${id}/close`);
    for (const { id } of [data[0], data[1]]) await supervisor.api.put(`/chats/${id}/tags`, { tags: ['vip', 'late'] });
    chats = (await supervisor.api.get('/chats?sort=createdAt&limit=100')).body.data;
    expect(chats).toHaveLength(CHATS);
  });
  afterAll(() => switchboard.stop());

  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);
  const find = async (query: string, api = supervisor.api): Promise<Found[]> =>
    (await api.get(`/chats?limit=100&sort=createdAt&${query}`)).body.data;
  const those = (fits: (chat: ChatView) => boolean): string[] => ids(chats.filter(fits));

  describe('chats by what they are', () => {
    it.each(['queued', 'active', 'closed', 'offered'])('by status: %s', async (status) =>
      expect(ids(await find(`status=${status}`))).toEqual(those((chat) => chat.status === status)),
    );
    it.each(PRIORITIES)('by priority: %s', async (priority) =>
      expect(ids(await find(`priority=${priority}`))).toEqual(those((chat) => chat.priority === priority)),
    );

    it('by agent, customer, tag and time, and by all of them together', async () => {
      const { customer } = chats[3]!;
      const [from, to] = [chats[4]!.createdAt, chats[20]!.createdAt];
      expect(ids(await find(`agentId=${ana.id}`))).toEqual(those((chat) => chat.agentId === ana.id));
      expect(ids(await find(`customerId=${customer.id}`))).toEqual(those((chat) => chat.customer.id === customer.id));
      expect(ids(await find('tag=vip'))).toEqual(those((chat) => chat.tags.includes('vip')));
      expect(ids(await find('tag=vi'))).toEqual([]);
      expect(ids(await find(`from=${from}&to=${to}`))).toEqual(those((chat) => chat.createdAt >= from && chat.createdAt < to));
      expect(ids(await find(`status=active&agentId=${ana.id}&customerId=${customer.id}&from=${from}`))).toEqual(
        those((chat) => chat.status === 'active' && chat.customer.id === customer.id && chat.createdAt >= from),
      );
    });
  });

  describe('chats by several values', () => {
    it.each([
      ['status=queued,active', (chat: ChatView) => chat.status !== 'closed'],
      ['priority=low,urgent', (chat: ChatView) => ['low', 'urgent'].includes(chat.priority)],
      ['agentId=none', (chat: ChatView) => chat.agentId === null],
      ['skill=Rare', (chat: ChatView) => chat.skills.length > 0],
      ['tag=none,late', (chat: ChatView) => chat.tags.includes('late')],
      ['closeReason=agent,inactivity', (chat: ChatView) => chat.closeReason === 'agent'],
      ['hasNotes=true', () => false],
      ['verified=true', () => false],
      ['ratingMin=1', () => false],
    ] as [string, (chat: ChatView) => boolean][])('%s', async (query, fits) => expect(ids(await find(query))).toEqual(those(fits)));

    it('somebody or nobody', async () => {
      expect(ids(await find(`agentId=none,${ana.id}`))).toEqual(ids(chats));
    });

    it.each([
      'status=queued,lost',
      'agentId=nobody',
      'priority=',
      'ratingMin=0',
      'ratingMax=6',
      'unanswered=yes',
      'verified=perhaps',
      'skill=',
      `status=${'queued,'.repeat(60)}`,
    ])('not by %s', async (query) => {
      const { status, body } = await supervisor.api.get(`/chats?${query}`);
      expect({ status, code: body.code, pointers: pointersOf(body) }).toEqual({
        status: 422,
        code: 'validation.failed',
        pointers: [`/${query.split('=')[0]}`],
      });
    });
  });

  describe('chats page by page', () => {
    it.each(['-lastMessageAt', '-priority'])('sorted by %s, it is said when one may have moved past the pages', async (sort) => {
      const first = (await supervisor.api.get(`/chats?sort=${sort}&limit=3`)).body;
      const next = async () => (await supervisor.api.get<Page<ChatView>>(`/chats?sort=${sort}&limit=3&cursor=${first.nextCursor}`)).body;
      expect(await next()).not.toHaveProperty('moved');
      switchboard.clock.advance(1);
      const last = (await supervisor.api.get(`/chats?sort=${sort.slice(1)}&limit=1&status=active`)).body.data[0];
      if (sort === '-priority')
        await supervisor.api.put(`/chats/${last.id}/priority`, { priority: last.priority === 'urgent' ? 'low' : 'urgent' });
      else await supervisor.api.post(`/chats/${last.id}/messages`, { clientMessageId: sort, text: 'up' });
      expect(await next()).toMatchObject({ moved: true });
      if (sort === '-priority') await supervisor.api.put(`/chats/${last.id}/priority`, { priority: last.priority });
      chats = (await supervisor.api.get('/chats?sort=createdAt&limit=100')).body.data;
    });

    const keys: Record<string, (chat: ChatView) => string> = {
      createdAt: (chat) => chat.createdAt,
      lastMessageAt: (chat) => chat.lastMessageAt ?? chat.createdAt,
      priority: (chat) => String(PRIORITIES.indexOf(chat.priority)),
    };

    it.each(Object.keys(keys).flatMap((name) => [name, `-${name}`]))('sorted by %s, each of them once', async (sort) => {
      const key = (chat: ChatView) => `${keys[sort.replace('-', '')]!(chat)} ${chat.id}`;
      const sorted = chats.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
      const expected = ids(sort.startsWith('-') ? sorted.reverse() : sorted);
      for (const limit of [1, 7, 24, 100])
        expect(ids(await walk<ChatView>(supervisor.api, `/chats?sort=${sort}`, limit))).toEqual(expected);
    });

    it('newest first, fifty at a time, when nothing is said', async () => {
      expect(ids((await supervisor.api.get('/chats')).body.data)).toEqual(ids(chats).reverse());
    });

    it('none twice and none left out while new ones come', async () => {
      const found = await walk<ChatView>(supervisor.api, '/chats?sort=-createdAt', 5, () =>
        switchboard.startChat({ customer: { name: 'New' }, skills: [{ name: 'rare' }] }, supervisor.api),
      );
      expect(ids(found)).toEqual(ids(chats).reverse());
      await switchboard.probe.doctor.forgetChatsBut(ids(chats));
    });

    it('of an agent: those it has or had, and those that wait', async () => {
      const ben = await switchboard.staff('agent');
      expect(ids(await walk<ChatView>(ben.api, '/chats?sort=createdAt', 5))).toEqual(those((chat) => chat.status === 'queued'));
      expect(ids(await walk<ChatView>(ana.api, '/chats?sort=createdAt', 5))).toEqual(ids(chats));
    });
  });

  describe('chats by words', () => {
    let saved: StartedChat;

    beforeAll(async () => {
      saved = await switchboard.startChat({
        customer: { name: 'Zoë Quartermain', email: 'zoe@quartermain.example' },
        subject: 'Broken Widget',
        message: 'The FLANGE came loose. ORD-2024-00831, see https://shop.example/orders/4711?x=1, 我的订单在哪, カメラ, สวัสดี',
      });
      await switchboard.startChat({ customer: { name: 'Other' }, subject: 'Another widget', message: 'nothing came' });
    });

    it.each(['flange', 'came LOOSE', 'widget broken', 'Zoë', 'quartermain zoë', 'zoe@quartermain.example', 'broken'])('%s', async (q) => {
      expect(ids(await find(`q=${encodeURIComponent(q)}`))).toEqual([saved.chat.id]);
    });

    it.each([
      'zoe',
      'ZOË',
      'ｆｌａｎｇｅ',
      'flan',
      '"came loose"',
      'flange zoe',
      'flange quarter',
      'loose -nothing',
      'widget flange',
      '00831',
      'ord-2024-00831',
      '4711',
      '订单',
      '单',
      'カメ',
      'สวัส',
    ])('%s, wherever in the chat', async (q) => expect(ids(await find(`q=${encodeURIComponent(q)}`))).toEqual([saved.chat.id]));

    it.each(['"loose came"', 'flange -zoe', '2024-flange', '单订'])('not %s', async (q) =>
      expect(await find(`q=${encodeURIComponent(q)}`)).toEqual([]),
    );

    it('a blank search is none, one of signs alone finds nothing', async () => {
      expect(await find('q=%20%20')).toEqual(await find(''));
      expect(await find('q=%3F!')).toEqual([]);
    });

    it('says where it was met, with what is to be marked', async () => {
      const [first] = await find('q=flange');
      const { excerpt, hits, ...match } = first!.match;
      expect(match).toEqual({ field: 'message', messageSeq: 1 });
      expect(hits.map(([from, to]: [number, number]) => excerpt.slice(from, to))).toEqual(['FLANGE']);
      expect((await find('q=broken'))[0]!.match).toEqual({ field: 'subject', excerpt: 'Broken Widget', hits: [[0, 6]] });
      expect((await find('q=quartermain'))[0]!.match.field).toBe('customer');
      await switchboard.startChat({ message: 'Sprocket4711b' });
      expect((await find('q=sprocket'))[0]!.match).toMatchObject({ excerpt: 'Sprocket4711b', hits: [[0, 13]] });
    });

    it('newest first, whenever in a chat they were said, each of them once, also while more is said', async () => {
      const said: string[] = [];
      for (let i = 0; i < 8; i++, switchboard.clock.advance(120))
        said.push((await switchboard.startChat({ message: 'A sprocket came off' }, supervisor.api)).chat.id);
      const say = (chatId: string) =>
        supervisor.api.post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), text: 'sprocket came' });
      // So many of the newest words are in the oldest chats that a short page is not told by them.
      for (let i = 0; i < 8; i++) expect(await say(said[i % 2]!)).toMatchObject({ status: 201 });
      await supervisor.api.post(`/chats/${said[2]}/notes`, { text: 'sprocket came' });
      const search = `/chats?sort=-createdAt&q=${encodeURIComponent('"sprocket came"')}`;
      for (const limit of [1, 2, 7]) expect(ids(await walk<ChatView>(supervisor.api, search, limit))).toEqual(said.toReversed());
      expect(ids(await walk<ChatView>(supervisor.api, `${search}&agentId=${ana.id}`, 1))).toEqual(said.toReversed());
      const found = await walk<ChatView>(supervisor.api, search, 2, async () => {
        await switchboard.startChat({ message: 'One more sprocket came' }, supervisor.api);
        await say(said[0]!);
      });
      expect(ids(found)).toEqual(said.toReversed());
    });

    it('ranks by how well it fits', async () => {
      const chat = (await switchboard.startChat({ subject: 'Flange', message: 'flange flange' })).chat;
      const relevant = (await supervisor.api.get('/chats?q=flange&sort=relevance')).body.data;
      expect(await supervisor.api.get('/chats?sort=relevance')).toMatchObject({
        status: 422,
        body: { code: 'search.relevance_needs_q', errors: [{ pointer: '/sort' }] },
      });
      expect(ids(relevant)).toEqual([chat.id, saved.chat.id]);
      expect(ids(await walk<ChatView>(supervisor.api, '/chats?q=flange&sort=relevance', 1))).toEqual([chat.id, saved.chat.id]);
      await supervisor.api.post(`/chats/${chat.id}/close`);
      expect(ids(await find('q=flange&status=queued,active'))).toEqual([saved.chat.id]);
    });

    it('by relevance none twice and none left out while chats and messages come', async () => {
      for (const message of ['gizmo', 'gizmo gizmo', 'gizmo', 'gizmo'])
        await switchboard.startChat({ subject: message === 'gizmo' ? 'A question' : 'Gizmo', message }, supervisor.api);
      const all = ids((await supervisor.api.get('/chats?q=gizmo&sort=relevance')).body.data);
      expect(all).toHaveLength(4);
      const found = await walk<ChatView>(supervisor.api, '/chats?q=gizmo&sort=relevance', 1, async () => {
        switchboard.clock.advance(1);
        await switchboard.startChat({ subject: 'Gizmo', message: 'gizmo' }, supervisor.api);
        for (const text of ['gizmo', 'gizmo'])
          await supervisor.api.post(`/chats/${all.at(-1)}/messages`, { clientMessageId: randomUUID(), text });
      });
      expect(ids(found)).toEqual(all);
    });

    it('notes are found by staff alone, tags by everybody, what was deleted by nobody', async () => {
      await supervisor.api.post(`/chats/${saved.chat.id}/notes`, { text: 'Ask the pterodactyl' });
      await supervisor.api.put(`/chats/${saved.chat.id}/tags`, { tags: ['archaeopteryx'] });
      const customer = switchboard.as({ token: saved.customerToken });
      expect((await find('q=pterodactyl'))[0]!.match).toMatchObject({ field: 'note', hits: [[8, 19]] });
      expect(await find('q=pterodactyl', customer)).toEqual([]);
      expect(await find('q=archaeopteryx', customer)).toHaveLength(1);
      const said = await customer.post(`/chats/${saved.chat.id}/messages`, { clientMessageId: 'x', text: 'xenolith' });
      expect(await find('q=xenolith')).toHaveLength(1);
      await customer.delete(`/chats/${saved.chat.id}/messages/${said.body.id}`);
      expect(await find('q=xenolith')).toEqual([]);
    });

    it('what was written before it could be searched is found after a while', async () => {
      await switchboard.probe.doctor.forgetWhatIsSearched();
      expect(await find('q=loose')).toEqual([]);
      await switchboard.sweep();
      for (const q of ['loose', '00831', '"broken widget"']) expect(await find(`q=${encodeURIComponent(q)}`)).toHaveLength(1);
      expect(await find('q=assigned')).toEqual([]);
    });

    it('and whose customer waits for an answer', async () => {
      expect(ids(await find('q=flange&unanswered=true'))).toEqual([saved.chat.id]);
      expect(ids(await find('q=flange&unanswered=false'))).not.toContain(saved.chat.id);
    });

    it('that takes too long is given up, and how to narrow it is said', async () => {
      const isQuickAgain = await switchboard.probe.doctor.makeSlow('chats');
      const refused = await supervisor.api.get('/chats?q=flange');
      const unsearched = await supervisor.api.get('/chats');
      await isQuickAgain();
      expect(refused).toMatchObject({ status: 503, body: { code: 'search.too_slow', detail: expect.stringContaining('narrow') } });
      expect(unsearched).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
      expect(await find('q=flange')).not.toEqual([]);
    });

    it('many words are as one statement', async () => {
      expect(await find(`q=${encodeURIComponent('flange came loose zoe broken widget')}`)).toHaveLength(1);
    });

    it('all words must be there, and words inside of others are none', async () => {
      for (const q of ['flange nowhere', 'lang', 'xyzzy']) expect(await find(`q=${encodeURIComponent(q)}`)).toEqual([]);
      expect(await find('q=widget')).toHaveLength(2);
      expect(await find('q=widget&status=closed')).toEqual([]);
    });

    it('says nothing about chats that may not be seen', async () => {
      const ben = await switchboard.staff('agent');
      expect(await find('q=flange', ben.api)).toEqual([]);
      expect(await find('q=flange', switchboard.as({ token: saved.customerToken }))).toHaveLength(1);
    });
  });

  it('messages: after a number, before one, and page by page', async () => {
    const { chat } = await switchboard.startChat({ message: 'm1' }, supervisor.api);
    for (let i = 2; i <= 8; i++) await supervisor.api.post(`/chats/${chat.id}/messages`, { clientMessageId: `${i}`, text: `m${i}` });
    const seqs = async (query: string) =>
      (await supervisor.api.get<Page<{ seq: number }>>(`/chats/${chat.id}/messages?${query}`)).body.data.map(({ seq }) => seq);
    await eventually(async () => (await seqs('')).length === 9, 'an agent to join');
    expect(await seqs('')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await seqs('afterSeq=6')).toEqual([7, 8, 9]);
    expect(await seqs('afterSeq=2&limit=3')).toEqual([3, 4, 5]);
    expect(await seqs('beforeSeq=4')).toEqual([1, 2, 3]);
    expect(await seqs('beforeSeq=8&limit=3')).toEqual([5, 6, 7]);
    expect(await seqs('afterSeq=9')).toEqual([]);
    for (const limit of [1, 4, 9])
      expect((await walk<{ seq: number }>(supervisor.api, `/chats/${chat.id}/messages`, limit)).map(({ seq }) => seq)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9,
      ]);
    expect((await walk<{ seq: number }>(supervisor.api, `/chats/${chat.id}/messages?afterSeq=3`, 4)).map(({ seq }) => seq)).toEqual([
      4, 5, 6, 7, 8, 9,
    ]);
  });

  it('the queue: in the order in which it is served, whatever the page', async () => {
    const weight = ({ priority }: ChatView) => 3 - PRIORITIES.indexOf(priority);
    const served = chats
      .filter(({ status }) => status === 'queued')
      .toSorted((a, b) => weight(a) - weight(b) || (`${a.queuedAt} ${a.id}` < `${b.queuedAt} ${b.id}` ? -1 : 1));
    for (const limit of [1, 3, 100]) {
      const found = await walk<QueueEntry>(ana.api, '/queue', limit);
      expect(found.map(({ chatId }) => chatId)).toEqual(ids(served));
      expect(found.map(({ position }) => position)).toEqual(served.map((_, i) => i + 1));
    }
    const { data, total, longestWaitSeconds } = (await ana.api.get('/queue?limit=1')).body;
    expect({ total, rows: data.length }).toEqual({ total: served.length, rows: 1 });
    expect(longestWaitSeconds).toBeGreaterThanOrEqual(360);
    expect(data[0]).toMatchObject({
      priority: 'urgent',
      customerName: expect.any(String),
      skills: [{ name: 'rare' }],
      queuedAt: expect.any(String),
      waitedSeconds: expect.any(Number),
      waitingFor: { skills: ['rare'] },
    });

    await switchboard.settings({ priorityAgingSeconds: 0.1 });
    const aged = served.toSorted(
      (a, b) => Date.parse(a.queuedAt!) + 100 * weight(a) - (Date.parse(b.queuedAt!) + 100 * weight(b)) || (a.id < b.id ? -1 : 1),
    );
    for (const limit of [1, 100]) expect((await walk<QueueEntry>(ana.api, '/queue', limit)).map(({ chatId }) => chatId)).toEqual(ids(aged));
    await switchboard.settings({ priorityAgingSeconds: null });
  });

  it('the queue page by page: it is said when a chat may have moved past the pages', async () => {
    const first = (await ana.api.get('/queue?limit=2')).body;
    const next = async () => (await ana.api.get(`/queue?limit=2&cursor=${first.nextCursor}`)).body;
    expect(first).not.toHaveProperty('moved');
    expect(await next()).not.toHaveProperty('moved');
    switchboard.clock.advance(1);
    const { chatId, priority } = (await ana.api.get('/queue?limit=100')).body.data.at(-1);
    await supervisor.api.put(`/chats/${chatId}/priority`, { priority: 'urgent' });
    expect(await next()).toMatchObject({ moved: true });
    expect((await ana.api.get('/queue?limit=2')).body).not.toHaveProperty('moved');
    await supervisor.api.put(`/chats/${chatId}/priority`, { priority });
    chats = (await supervisor.api.get('/chats?sort=createdAt&limit=100')).body.data;
  });

  it('the workload: everybody with a desk, and the sums', async () => {
    const { agents, totals } = (await supervisor.api.get('/workload')).body;
    const active = (await find('status=active')).length;
    const queued = (await find('status=queued')).length;
    expect(totals).toMatchObject({ online: 1, active, capacity: 1000, queued });
    const row = agents.find(({ agentId }: WorkloadRow) => agentId === ana.id);
    expect(row).toMatchObject({
      name: 'Ana',
      status: 'online',
      activeChats: active,
      maxConcurrentChats: 1000,
      utilisation: active / 1000,
      oldestActiveSince: expect.any(String),
    });
    expect(agents).toHaveLength((await supervisor.api.get('/agents')).body.data.length);
  });
});
