import { isDeepStrictEqual } from 'node:util';
import type { Feed } from '#protocol';
import { type Connected, eventually } from '../kit/client';
import { FoldedFeed } from '../kit/folded-feed';
import { type Staff, Switchboard } from '../kit/switchboard';

type Agent = Staff & { socket: Connected };

describe('A feed', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let agents: Agent[];

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    await switchboard.settings({ maxLoginsPerMinute: 0, maxNewChatsPerMinute: 0, maxEventsPerSecond: 0 });
    supervisor = await switchboard.staff('supervisor', { name: 'Sue' });
    await (await switchboard.admin()).api.post('/skills', { name: 'klingon' });
    agents = await Promise.all(['Ana', 'Bo', 'Cy', 'Di'].map((name) => switchboard.agentOnline({ name, maxConcurrentChats: 3 })));
  });
  afterAll(() => switchboard.stop());

  const folded = async (feed: Feed): Promise<FoldedFeed> => new FoldedFeed(feed, await switchboard.connect(supervisor.token));
  const startChat = (i: number) =>
    switchboard.startChat({ priority: i % 3 ? 'normal' : 'high', ...(i % 4 === 0 && { skills: [{ name: 'klingon' }] }) }, supervisor.api);

  /** Everything that moves a queue, a status and a load, all at once; what is refused is part of it. */
  async function churn(rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      const chats = await Promise.all([0, 1, 2, 3, 4, 5].map(startChat));
      const ids = chats.map(({ chat }) => chat.id);
      await Promise.all([
        ...ids.map((id, i) => supervisor.api.put(`/chats/${id}/priority`, { priority: i % 2 ? 'urgent' : 'low' })),
        ...ids.map((id, i) => agents[i % 4]!.api.post(`/chats/${id}/claim`)),
        ...agents.map(({ api }, i) => api.put('/agents/me/status', { status: (i + round) % 3 ? 'online' : 'busy' })),
      ]);
      await Promise.all(
        ids.map((id, i) => supervisor.api.post(`/chats/${id}/transfer`, i % 2 ? { agentId: agents[(i + 1) % 4]!.id } : {})),
      );
      await Promise.all(ids.slice(0, 4).map((id) => supervisor.api.post(`/chats/${id}/close`)));
    }
  }

  const withoutAge = ({ waitedSeconds: _waited, ...row }: Record<string, unknown>) => row;
  const shown = (feed: FoldedFeed, rows: Iterable<Record<string, unknown>>) => {
    const picked = [...rows].map((row) =>
      feed.feed === 'agents'
        ? { id: row.id, status: row.status, statusReason: row.statusReason, activeChats: row.activeChats }
        : withoutAge(row),
    );
    return picked.toSorted((a, b) => (String(a.chatId ?? a.agentId ?? a.id) < String(b.chatId ?? b.agentId ?? b.id) ? -1 : 1));
  };

  /** Plain objects of this realm, whose keys may come in any order. */
  const copied = <T>(rows: T): T => JSON.parse(JSON.stringify(rows)) as T;

  async function isTrue(feed: FoldedFeed): Promise<void> {
    const another = await folded(feed.feed);
    let [followed, fresh]: unknown[] = [];
    const isSame = async (): Promise<boolean> => {
      await switchboard.sweep();
      [followed, fresh] = copied([shown(feed, feed.rows.values()), shown(feed, (await another.watch()).data)]);
      return isDeepStrictEqual(followed, fresh);
    };
    await eventually(isSame, 'the same').catch(() => expect(followed).toEqual(fresh));
    expect(feed.hasGap).toBe(false);
  }

  it.each(['queue', 'agents', 'workload'] as const)(
    'of %s: what was shown and the events since are what would be shown now',
    async (name) => {
      await startChat(4);
      const [early, late] = [await folded(name), await folded(name)];
      const snapshot = await early.watch();
      expect(snapshot).toMatchObject({ revision: expect.any(Number), serverTime: expect.stringMatching(/^2.*Z$/) });
      await Promise.all([churn(2), churn(1).then(() => late.watch())]);
      expect(early.rows.size).toBeGreaterThan(0);
      await isTrue(early);
      await isTrue(late);
    },
  );

  it.each(['queue', 'agents', 'workload'] as const)(
    'of %s: an event that is lost shows in the next one, and to watch again mends it',
    async (name) => {
      const feed = await folded(name);
      await feed.watch();
      feed.loseNext();
      await churn(1);
      await eventually(async () => feed.hasLost, 'an event to lose');
      await churn(1);
      await eventually(async () => feed.hasGap, 'a gap');
      await feed.watch();
      await isTrue(feed);
    },
  );

  it('of queue: a customer who gets another name has it in the row of its chat', async () => {
    const feed = await folded('queue');
    await feed.watch();
    const { chat } = await startChat(4);
    await eventually(() => Promise.resolve(feed.rows.has(chat.id)), 'the chat');
    await supervisor.api.patch(`/customers/${chat.customer.id}`, { name: 'Cleopatra' });
    await eventually(() => Promise.resolve(feed.rows.get(chat.id)?.customerName === 'Cleopatra'), 'the new name');
    await isTrue(feed);
  });

  it.each(['agents', 'workload'] as const)(
    'of %s: asks to be watched again when somebody comes, goes or gets another name',
    async (name) => {
      const feed = await folded(name);
      const admin = (await switchboard.admin()).api;
      const nameOf = (id: string) => feed.rows.get(id)?.name;
      const resets = async (change: () => Promise<unknown>) => {
        await feed.watch();
        await change();
        await eventually(async () => feed.hasGap, 'a reset');
        await feed.watch();
      };
      let id = '';
      await resets(async () => ({ id } = await switchboard.staff('agent', { name: 'Eve' })));
      expect(nameOf(id)).toBe('Eve');
      await resets(() => admin.patch(`/users/${id}`, { name: 'Eva' }));
      expect(nameOf(id)).toBe('Eva');
      await resets(() => admin.patch(`/users/${id}`, { active: false }));
      expect(nameOf(id)).toBeUndefined();
    },
  );

  it('is watched by those who may see it', async () => {
    const [ana] = agents;
    expect((await ana!.socket.emit('workload.watch', { watch: true })).error.code).toBe('auth.forbidden');
    const { total, data } = await ana!.socket.ask('queue.watch', { watch: true });
    expect(data).toHaveLength(total);
    expect(await ana!.socket.ask('queue.watch', { watch: false })).toMatchObject({ data: [], total: 0 });
    const colleagues = await ana!.socket.ask('agents.watch', { watch: true });
    expect(colleagues.data).toEqual(colleagues.agents);
    expect(Object.keys(colleagues.data[0]!)).not.toContain('statusReason');
    const cleo = await switchboard.connect((await startChat(4)).customerToken);
    expect((await cleo.emit('queue.watch', { watch: true })).error.code).toBe('auth.forbidden');
  });

  it('tells the place of each chat to those who watch the queue alone', async () => {
    const [ana, bo] = agents;
    await ana!.socket.ask('queue.watch', { watch: true });
    const { chat } = await startChat(4);
    const mine = (socket: Connected) =>
      socket
        .all('queue.updated')
        .flatMap(({ rows }) => rows)
        .filter(({ chatId }) => chatId === chat.id);
    await eventually(async () => (await switchboard.sweep(), mine(ana!.socket).length > 0));
    expect(mine(ana!.socket)[0]).toEqual({
      chatId: chat.id,
      position: expect.any(Number),
      weight: 1,
      estimatedWaitSeconds: null,
      waitingFor: expect.anything(),
    });
    expect(mine(bo!.socket)).toEqual([]);

    await bo!.socket.heard('queue.changed', ({ added }) => added.some(({ chatId }: { chatId: string }) => chatId === chat.id));
    await supervisor.api.put(`/chats/${chat.id}/priority`, { priority: 'urgent' });
    const changed = await bo!.socket.heard('queue.changed', ({ updated }) =>
      updated.some(({ chatId }: { chatId: string }) => chatId === chat.id),
    );
    expect(changed).toMatchObject({ added: [], removed: [], updated: [{ chatId: chat.id, priority: 'urgent' }] });
  });
});
