import { rooms, Sockets } from '#platform';
import type { Api } from '../kit/api';
import { type Agent, unlimited } from '../kit/cast';
import { type Connected, eventually } from '../kit/client';
import type { Staff, Switchboard } from '../kit/switchboard';

type Somebody = Staff & { socket: Connected };

const DAY_MS = 86_400_000;
const SPAN = `from=${new Date(Date.now() - DAY_MS).toISOString()}&to=${new Date(Date.now() + DAY_MS).toISOString()}`;

/** What the settings `agentsSee` and `supervisorsSee` hide, on every way that leads to a chat: by lists, searches, files, figures and sockets. */
describe('What the settings hide', () => {
  let switchboard: Switchboard;
  let admin: Somebody;
  let ana: Agent;
  let bo: Agent;
  let ben: Agent;
  let sue: Somebody;
  let tom: Somebody;
  let returns: string;
  let sales: string;
  /** Ids of chats: one that Ana of Returns has, and those that wait for Returns, for Sales and for nobody in particular. */
  let served: string;
  let forReturns: string;
  let forSales: string;
  let forAll: string;
  let customerId: string;
  let ticketId: string;

  const withSocket = async (staff: Staff): Promise<Somebody> => ({ ...staff, socket: await switchboard.connect(staff.token) });
  const start = async (name: string, more: object = {}) =>
    switchboard.startChat({ customer: { name }, subject: `Secret of ${name}`, message: `Secret of ${name}`, ...more }, admin.api);
  const members = (teamId: string, all: Staff[]) => admin.api.put(`/teams/${teamId}/members`, { agentIds: all.map(({ id }) => id) });
  /** Names of the four chats of which something is told in an answer or in what was heard. */
  const toldOf = (told: unknown): string[] => {
    const text = JSON.stringify(told ?? null);
    const all = { served, forReturns, forSales, forAll };
    return Object.entries(all).flatMap(([name, id]) => (text.includes(id) || text.includes(`Secret of ${name}`) ? name : []));
  };
  const ALL = ['served', 'forReturns', 'forSales', 'forAll'];

  /** Every way of reading many chats at once, with what it tells. */
  const told = async (api: Api, supervises: boolean): Promise<Record<string, string[]>> => {
    const ways = [
      '/chats',
      '/chats?status=queued,active&sort=-lastMessageAt',
      '/chats?q=Secret&sort=relevance',
      '/chats?q=Secret',
      '/queue',
      '/search?q=Secret',
      '/search',
      `/customers/${customerId}/context`,
      '/tickets',
      ...(supervises ? ['/chats/export?format=ndjson', '/chats/export?format=csv', `/analytics/chats?metric=started&${SPAN}`] : []),
    ];
    const answers = await Promise.all(ways.map(async (way) => [way, (await api.get(way)).body] as const));
    const found = Object.fromEntries(answers.map(([way, body]) => [way.replace(SPAN, ''), toldOf(body)]));
    if (!supervises) return found;
    const dry = await api.post('/routing/policy/dry-run', { policy: { queueOrder: 'due' } });
    return { ...found, 'dry run': toldOf(dry.body) };
  };
  const union = (found: Record<string, string[]>): string[] =>
    ALL.filter((name) => Object.values(found).some((names) => names.includes(name)));

  beforeAll(async () => {
    switchboard = await unlimited();
    admin = await withSocket(await switchboard.admin());
    [returns, sales] = (await Promise.all(['Returns', 'Sales'].map((name) => admin.api.post('/teams', { name })))).map(
      ({ body }) => body.id,
    );
    ana = await switchboard.agentOnline({ name: 'Ana', maxConcurrentChats: 1 });
    [bo, ben] = [
      await switchboard.agentOnline({ name: 'Bo', maxConcurrentChats: 0 }),
      await switchboard.agentOnline({ name: 'Ben', maxConcurrentChats: 0 }),
    ];
    [sue, tom] = [await withSocket(await switchboard.staff('supervisor')), await withSocket(await switchboard.staff('supervisor'))];
    await members(returns, [ana, sue]);
    await members(sales, [bo, tom]);
    const first = await start('served', { teamId: returns });
    served = first.chat.id;
    customerId = first.chat.customer.id;
    await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === served);
    [forReturns, forSales, forAll] = [
      (await start('forReturns', { teamId: returns })).chat.id,
      (await start('forSales', { teamId: sales })).chat.id,
      (await start('forAll')).chat.id,
    ];
    await ana.api.post(`/chats/${served}/notes`, { text: 'Secret of served' });
    ticketId = (await ana.api.post(`/chats/${served}/ticket`, { subject: 'Secret of served' })).body.id;
  });
  afterAll(() => switchboard.stop());

  it('is nothing by default: agents see all that waits, supervisors everything', async () => {
    expect((await admin.api.get('/settings')).body).toMatchObject({ agentsSee: 'waiting', supervisorsSee: 'all' });
    expect((await ben.api.get('/chats')).body.data.map(({ id }: { id: string }) => id).sort()).toEqual(
      [forReturns, forSales, forAll].sort(),
    );
    expect(union(await told(tom.api, true))).toEqual(ALL);
    expect(toldOf((await ben.api.get('/queue')).body)).toEqual(['forReturns', 'forSales', 'forAll']);
    for (const wrong of [{ agentsSee: 'all' }, { supervisorsSee: 'own' }, { agentsSee: null }])
      expect((await admin.api.patch('/settings', wrong)).status).toBe(422);
  });

  it('is hidden in lists, searches, exports, figures, contexts, tickets and the dry run alike', async () => {
    await switchboard.settings({ agentsSee: 'team', supervisorsSee: 'team' });
    expect(union(await told(ben.api, false))).toEqual([]);
    expect(union(await told(bo.api, false))).toEqual(['forSales']);
    expect(union(await told(ana.api, false))).toEqual(['served', 'forReturns']);
    const [ofTom, ofSue] = [await told(tom.api, true), await told(sue.api, true)];
    expect(union(ofTom)).toEqual(['forSales']);
    expect(union(ofSue)).toEqual(['served', 'forReturns']);
    expect(ofSue['/chats/export?format=csv']).toEqual(['served', 'forReturns']);
    expect(ofSue['/analytics/chats?metric=started&']).toEqual(['served', 'forReturns']);
    expect(union(await told(admin.api, true))).toEqual(ALL);

    const started = async (by: Staff, more = '') => (await by.api.get(`/analytics/overview?${SPAN}${more}`)).body.chats.started;
    expect([await started(admin), await started(sue), await started(tom)]).toEqual([4, 2, 1]);
    expect([await started(tom, `&teamId=${returns}`), await started(tom, `&teamId=${returns},${sales}`)]).toEqual([0, 1]);
    expect((await tom.api.get(`/analytics/breakdown?by=team&${SPAN}`)).body.data).toMatchObject([{ key: sales }]);
    expect((await tom.api.get('/queue')).body).toMatchObject({ total: 1, data: [{ chatId: forSales }] });
    expect((await ben.api.get('/queue')).body).toMatchObject({ total: 0, data: [], longestWaitSeconds: 0 });
    expect((await tom.api.post('/wall-links', { name: 'Mine' })).body.code).toBe('wall.of_all_teams');
    expect((await tom.socket.emit('wall.watch', { watch: true })).error.code).toBe('wall.of_all_teams');
    for (const by of [tom, bo, ben]) {
      expect((await by.api.get(`/tickets/${ticketId}`)).body.code).toBe('ticket.not_found');
      expect((await by.api.patch(`/tickets/${ticketId}`, { subject: 'x' })).body.code).toBe('ticket.not_found');
      expect((await by.api.get(`/tickets/${ticketId}/mails`)).body.code).toBe('ticket.not_found');
      expect((await by.api.post('/tickets', { customerId, subject: 'x', chatId: served })).status).toBeGreaterThan(399);
    }
    await switchboard.settings({ agentsSee: 'own' });
    expect(union(await told(bo.api, false))).toEqual([]);
    expect(union(await told(ana.api, false))).toEqual(['served']);
  });

  it('is not heard on sockets, neither by whoever stays nor by whoever comes', async () => {
    await switchboard.settings({ agentsSee: 'team', supervisorsSee: 'team' });
    const late = await Promise.all([tom, bo, ben].map(async (by) => switchboard.connect(by.token)));
    const begun = [tom, bo, ben].map(({ socket }) => socket.log.length);
    for (const socket of [...late, tom.socket, bo.socket, ben.socket, sue.socket]) await socket.ask('queue.watch', { watch: true });
    await ana.api.post(`/chats/${served}/messages`, { clientMessageId: 'heard', text: 'Secret of served' });
    await ana.api.put(`/chats/${served}/tags`, { tags: ['secret'] });
    await ana.socket.ask('chat.hand', { chatId: served, raised: true, note: 'Secret of served' });
    await admin.api.put(`/chats/${forReturns}/priority`, { priority: 'urgent' });
    const { chat: other } = await start('forReturns', { teamId: returns });
    await sue.socket.heard('queue.changed', ({ added }) => added.some(({ chatId }) => chatId === other.id));
    await sue.socket.heard('chat.hand_changed', ({ chatId }) => chatId === served);
    await sue.socket.heard('chat.updated', ({ chat }) => chat.id === served && chat.tags.length > 0);
    await admin.api.post(`/chats/${other.id}/close`);
    await sue.socket.heard('queue.changed', ({ removed }) => removed.some(({ chatId }) => chatId === other.id));
    const { chat: mine } = await start('forSales', { teamId: sales });
    for (const socket of [...late.slice(0, 2), tom.socket, bo.socket])
      expect(await socket.heard('queue.changed', ({ added }) => added.some(({ chatId }) => chatId === mine.id))).toMatchObject({
        total: 2,
      });
    await switchboard.sweep('Routing');
    const logs = [...late.map(({ log }) => log), ...[tom, bo, ben].map(({ socket }, i) => socket.log.slice(begun[i]))];
    for (const log of logs) {
      expect(toldOf(log).filter((name) => name !== 'forSales')).toEqual([]);
      expect(JSON.stringify(log)).not.toContain(other.id);
    }
    for (const log of [logs[2], logs[5]]) expect(toldOf(log)).toEqual([]);
    for (const by of [tom, bo, ben]) {
      for (const [name, more] of [
        ['chat.join', {}],
        ['message.read', { seq: 1 }],
        ['typing', { typing: true }],
        ['message.send', { clientMessageId: 'x', text: 'x' }],
        ['chat.claim', {}],
        ['chat.close', {}],
        ...(by === tom ? [['chat.watch', { watch: true }]] : []),
      ] as [string, object][])
        for (const chatId of [served, forReturns]) {
          const { ok, error } = await by.socket.emit(name, { chatId, ...more });
          expect({ name, ok, code: error?.code }).toEqual({ name, ok: false, code: 'chat.not_found' });
        }
    }
    await admin.api.post(`/chats/${mine.id}/close`);
  });

  it('begins and ends at once with a membership, also in rooms that a socket is in', async () => {
    await members(sales, [bo, tom, ben]);
    expect(toldOf((await ben.api.get('/queue')).body)).toEqual(['forSales']);
    await ben.socket.heard('queue.changed', ({ reset, total }) => reset === true && total === 1);
    await ben.socket.ask('chat.join', { chatId: forSales });
    await tom.socket.ask('chat.watch', { chatId: forSales, watch: true });
    const say = async (text: string) => {
      const { body } = await admin.api.post(`/chats/${forSales}/messages`, { clientMessageId: text, text });
      await admin.socket.ask('chat.join', { chatId: forSales });
      return body.id as string;
    };
    const heard =
      (id: string) =>
      ({ message }: { message: { id: string } }) =>
        message.id === id;
    const both = await say('To both');
    for (const { socket } of [ben, tom]) await socket.heard('message.created', heard(both));
    await members(sales, [bo]);
    await eventually(async () => (await tom.api.get(`/chats/${forSales}`)).status === 404, 'the chat to be gone');
    const inside = () =>
      switchboard.app
        .get(Sockets)
        .openIn(rooms.chat(forSales))
        .map(({ id }) => id);
    await eventually(async () => ![ben, tom].some(({ socket: { socket } }) => inside().includes(socket.id!)), 'both to be out of its room');
    const neither = await say('To neither');
    await bo.socket.ask('chat.join', { chatId: forSales });
    const last = await say('To Bo');
    await bo.socket.heard('message.created', heard(last));
    for (const { socket } of [ben, tom])
      expect(socket.all('message.created').filter(({ message }) => message.id === neither || message.id === last)).toEqual([]);
    await members(sales, [bo, tom]);
  });

  it('follows a chat to its new team, and leaves the old one', async () => {
    await sue.socket.ask('chat.watch', { chatId: served, watch: true });
    expect((await ana.api.post(`/chats/${served}/transfer`, { teamId: sales })).status).toBe(200);
    await tom.socket.heard('queue.changed', ({ added }) => added.some(({ chatId }) => chatId === served));
    expect((await tom.api.get(`/chats/${served}/messages`)).status).toBe(200);
    expect((await sue.api.get(`/chats/${served}`)).status).toBe(404);
    // Whoever had it sees it on.
    expect((await ana.api.get(`/chats/${served}`)).status).toBe(200);
    const { body: said } = await admin.api.post(`/chats/${served}/messages`, { clientMessageId: 'after', text: 'After' });
    await tom.socket.ask('chat.join', { chatId: served });
    await admin.api.post(`/chats/${served}/close`);
    await tom.socket.heard('chat.closed', ({ chat }) => chat.id === served);
    expect(sue.socket.all('message.created').filter(({ message }) => message.id === said.id)).toEqual([]);
    expect(sue.socket.all('chat.closed').filter(({ chat }) => chat.id === served)).toEqual([]);
  });

  it('is for programs as for people of their role, who are in no team', async () => {
    for (const [role, seen] of [
      ['agent', []],
      ['supervisor', []],
      ['admin', ALL],
    ] as const) {
      const { key } = (await admin.api.post('/api-keys', { name: role, role, sockets: true })).body;
      const api = switchboard.as({ token: key });
      expect([role, union(await told(api, role !== 'agent'))]).toEqual([role, seen]);
      const { queue } = (await switchboard.connect(key)).all('ready')[0] as { queue?: unknown };
      expect([role, toldOf(queue).length > 0]).toEqual([role, role === 'admin']);
    }
  });
});
