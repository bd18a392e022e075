import type { Answer } from '../kit/api';
import type { Connected } from '../kit/client';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('Canned responses in use', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Staff & { socket: Connected };
  let greeting: Answer['body'];
  let refund: Answer['body'];
  let own: Answer['body'];
  let between: string;

  const at = () => switchboard.clock.now().toISOString();
  const write = async (by: Staff, title: string, scope: string): Promise<Answer['body']> =>
    (await by.api.post('/canned-responses', { title, content: title, scope })).body;

  /** A chat with Ana in which these were said, in one stroke or edited, by whom; then it is closed and rated. */
  async function play(said: [Staff, { id: string }, edited?: string][], end?: { resolution?: string; score?: number }): Promise<string> {
    const { chat, customerToken } = await switchboard.startChat();
    await ana.socket.heard('chat.assigned', (payload) => payload.chat.id === chat.id);
    for (const [by, { id }, edited] of said) {
      switchboard.clock.advance(1);
      const clientMessageId = `${said.length} ${at()}`;
      const sent =
        edited === undefined
          ? await by.api.post(`/chats/${chat.id}/canned-responses`, { cannedResponseId: id, clientMessageId })
          : await by.api.post(`/chats/${chat.id}/messages`, { cannedResponseId: id, clientMessageId, text: edited });
      expect(sent.status).toBe(201);
    }
    if (end) {
      await ana.api.post(`/chats/${chat.id}/close`, end.resolution ? { resolution: end.resolution } : {});
      if (end.score) await switchboard.as({ token: customerToken }).put(`/chats/${chat.id}/rating`, { score: end.score });
    }
    return chat.id;
  }

  beforeAll(async () => {
    switchboard = await unlimited();
    supervisor = await switchboard.staff('supervisor');
    ana = await switchboard.agentOnline({ name: 'Ana', maxConcurrentChats: 1000 });
    [greeting, refund, own] = [
      await write(supervisor, 'Greeting', 'shared'),
      await write(supervisor, 'Refund', 'shared'),
      await write(ana, 'Own', 'personal'),
    ];
    await write(supervisor, 'Never', 'shared');
    await play(
      [
        [ana, greeting],
        [ana, refund, 'Refund, with a kind word'],
      ],
      { resolution: 'resolved', score: 5 },
    );
    await play([[ana, greeting]], { resolution: 'unresolved', score: 2 });
    switchboard.clock.advance(10);
    between = at();
    await play([
      [ana, greeting],
      [ana, own],
      [supervisor, greeting],
    ]);
    await play([], { resolution: 'resolved', score: 5 });
  });
  afterAll(() => switchboard.stop());

  const usage = async (query = '', by = supervisor): Promise<Answer['body']> => (await by.api.get(`/canned-responses/usage${query}`)).body;

  it('are counted by response and agent, the most used first, as a plain list', async () => {
    const time = expect.stringMatching(/^\d{4}-.*Z$/);
    const rows = [
      {
        cannedResponseId: greeting.id,
        title: 'Greeting',
        count: 4,
        lastUsedAt: time,
        byAgent: [
          { agentId: ana.id, count: 3 },
          { agentId: supervisor.id, count: 1 },
        ],
      },
      { cannedResponseId: refund.id, title: 'Refund', count: 1, lastUsedAt: time, byAgent: [{ agentId: ana.id, count: 1 }] },
    ];
    expect(await usage()).toEqual(rows);
    await switchboard.sweep();
    expect(await usage()).toEqual(rows);
    expect(await usage('?from=2020-01-01T00:00:00Z')).toEqual(rows);
  });

  it('are counted within a period', async () => {
    const counts = async (query: string) =>
      (await usage(query)).map(({ title, count }: { title: string; count: number }) => [title, count]);
    expect(await counts(`?to=${between}`)).toEqual(
      expect.arrayContaining([
        ['Greeting', 2],
        ['Refund', 1],
      ]),
    );
    expect(await counts(`?from=${between}`)).toEqual([['Greeting', 2]]);
    expect(await counts(`?from=${between}&to=${between}`)).toEqual([]);
  });

  it('do not tell a supervisor of what is an agent’s own', async () => {
    expect(JSON.stringify(await usage())).not.toContain(own.id);
    for (const what of ['uses', 'performance', 'history'])
      expect(await supervisor.api.get(`/canned-responses/${own.id}/${what}`)).toMatchObject({
        status: 404,
        body: { code: 'canned.not_found' },
      });
  });

  it('are listed in parts that a header leads through', async () => {
    const first = await supervisor.api.get('/canned-responses/usage?limit=1');
    const next = /^<\/v1(.*)>; rel="next"$/.exec(first.headers.get('link')!)![1]!;
    const second = await supervisor.api.get(next);
    expect([first, second].map(({ body }) => body.map(({ title }: { title: string }) => title))).toEqual([['Greeting'], ['Refund']]);
    expect(second.headers.get('link')).toBeNull();
  });

  it('are each remembered: who, in which chat, when, and how much was edited', async () => {
    const { data } = (await supervisor.api.get(`/canned-responses/${refund.id}/uses`)).body;
    expect(data).toEqual([
      {
        messageId: expect.any(String),
        chatId: expect.any(String),
        agentId: ana.id,
        usedAt: expect.any(String),
        edited: true,
        similarity: expect.any(Number),
      },
    ]);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = (await supervisor.api.get(`/canned-responses/${greeting.id}/uses?limit=1${cursor}`)).body;
      expect(page.data[0]).toMatchObject({ edited: false, similarity: 1 });
      seen.push(page.data[0].usedAt);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    expect(seen).toHaveLength(4);
  });

  it('are held against the rating and resolution of all chats', async () => {
    const performance = async (id: string, query = '') => (await supervisor.api.get(`/canned-responses/${id}/performance${query}`)).body;
    const average = { chats: 3, ratings: 3, ratingMean: 4, verdicts: 3, resolutionRate: expect.closeTo(2 / 3) };
    expect(await performance(greeting.id)).toEqual({
      cannedResponseId: greeting.id,
      used: { chats: 2, ratings: 2, ratingMean: 3.5, verdicts: 2, resolutionRate: 0.5 },
      average,
    });
    expect(await performance(refund.id)).toMatchObject({ used: { chats: 1, ratingMean: 5, resolutionRate: 1 } });
    expect(await performance(greeting.id, `?from=${between}`)).toMatchObject({
      used: { chats: 0, ratingMean: null, resolutionRate: null },
      average: { chats: 1, ratingMean: 5 },
    });
  });

  it('are told by analytics with what became of their chats, to which they lead', async () => {
    switchboard.clock.advance(1);
    const span = `from=2020-01-01T00:00:00Z&to=${at()}`;
    const used = async (query = '', by = supervisor): Promise<Answer['body']> =>
      (await by.api.get(`/analytics/canned-responses?${span}${query}`)).body.data;
    const named = ({ id }: Staff, count: number) => ({ agentId: id, name: expect.any(String), count });
    const [first, second] = await used();
    expect(first).toEqual({
      cannedResponseId: greeting.id,
      title: 'Greeting',
      uses: 4,
      editedRate: 0,
      byAgent: [named(ana, 3), named(supervisor, 1)],
      chats: 3,
      resolutionRate: 0.5,
      rating: { mean: 3.5, count: 2 },
    });
    expect(second).toMatchObject({ title: 'Refund', uses: 1, editedRate: 1, resolutionRate: 1, rating: { mean: 5, count: 1 } });
    expect(await used()).toHaveLength(2);
    expect(await used(`&agentId=${supervisor.id}`)).toMatchObject([{ uses: 1, chats: 1, resolutionRate: null, rating: { count: 0 } }]);
    const behind = async (query: string): Promise<number[]> =>
      (await supervisor.api.get(`/analytics/chats?${span}&${query}`)).body.data.map(({ value }: { value: number }) => value);
    expect(await behind(`metric=cannedUses&cannedResponseId=${greeting.id}`)).toEqual([2, 1, 1]);
    expect(await behind(`metric=cannedUses&cannedResponseId=${greeting.id}&agentId=${ana.id}`)).toEqual([1, 1, 1]);
    expect(await behind(`metric=rating&cannedResponseId=${greeting.id}`)).toEqual([2, 5]);
    for (const none of [own.id, crypto.randomUUID()]) expect(await behind(`metric=started&cannedResponseId=${none}`)).toEqual([]);
    expect(await behind('metric=cannedUses')).toEqual([]);
    expect((await supervisor.api.get(`/analytics/chats?${span}&metric=cannedUses&cannedResponseId=x`)).status).toBe(422);
  });

  it('or not used lately, or never, are listed', async () => {
    const unused = async (since: string) =>
      (await ana.api.get(`/canned-responses?unusedSince=${since}`)).body.data.map(({ title }: { title: string }) => title);
    expect(await unused('2020-01-01T00:00:00Z')).toEqual(['Never']);
    expect(await unused(between)).toEqual(['Refund', 'Never']);
    expect(await unused(at())).toEqual(expect.arrayContaining(['Greeting', 'Refund', 'Own', 'Never']));
  });

  it('and it is said when one may have moved past the pages: it was used, or has another title', async () => {
    const pages = async () => {
      const first = (await ana.api.get('/canned-responses?limit=1')).body;
      const next = async () => (await ana.api.get(`/canned-responses?limit=1&cursor=${first.nextCursor}`)).body;
      expect(first).not.toHaveProperty('moved');
      expect(await next()).not.toHaveProperty('moved');
      switchboard.clock.advance(1);
      return next;
    };
    const used = await pages();
    await play([[ana, refund]]);
    expect(await used()).toMatchObject({ moved: true });

    const next = await pages();
    await supervisor.api.post('/canned-responses', { title: 'Mine', content: 'Mine', scope: 'personal' });
    expect(await next()).not.toHaveProperty('moved');
    await supervisor.api.patch(`/canned-responses/${refund.id}`, { title: 'A refund' });
    expect(await next()).toMatchObject({ moved: true });
    await supervisor.api.patch(`/canned-responses/${refund.id}`, { title: refund.title });
  });
});
