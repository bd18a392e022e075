import { randomUUID } from 'node:crypto';
import type { ChatView } from '#protocol';
import { type Api, pointersOf } from '../kit/api';
import { type Agent, unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import { statementsDuring } from '../kit/statements';
import type { Switchboard } from '../kit/switchboard';

describe('Targets', () => {
  let switchboard: Switchboard;
  let admin: Api;
  let ana: Agent;
  let supervisor: Connected;

  beforeEach(async () => {
    switchboard = await unlimited({ dueSoonSeconds: 60 });
    admin = (await switchboard.admin()).api;
    ana = await switchboard.agentOnline({ name: 'Ana' });
    supervisor = await switchboard.connect((await switchboard.staff('supervisor')).token);
  });
  afterEach(() => switchboard.stop());

  const target = (rest: object = {}) => ({ priority: 'normal', firstResponseSeconds: 600, replySeconds: 300, ...rest });
  const set = async (...targets: object[]) => {
    const { status, body } = await admin.put('/targets', targets);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const now = async (id: string): Promise<ChatView> => (await admin.get(`/chats/${id}`)).body;
  const later = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();
  const sweep = () => switchboard.sweep('ChatsClock');

  it('are set by admins as a whole, and read by all staff', async () => {
    const { body: team } = await admin.post('/teams', { name: 'Sales' });
    const list = await set(target(), target({ teamId: team.id.toUpperCase(), replySeconds: null, withinHours: true }));
    expect(list).toEqual([
      { ...target(), teamId: null, withinHours: false },
      { ...target(), teamId: team.id, replySeconds: null, withinHours: true },
    ]);
    expect((await ana.api.get('/targets')).body).toEqual(list);
    expect((await ana.api.put('/targets', [])).status).toBe(403);
    expect((await switchboard.visitor.get('/targets')).status).toBe(401);

    const wrong = [{ priority: 'soon', firstResponseSeconds: 0, extra: 1 }, 7];
    expect(pointersOf((await admin.put('/targets', wrong.slice(0, 1))).body).sort()).toEqual([
      '/0/extra',
      '/0/firstResponseSeconds',
      '/0/priority',
      '/0/replySeconds',
    ]);
    for (const body of [wrong, {}, { list: [] }, Array.from({ length: 401 }, () => target())]) {
      expect((await admin.put('/targets', body)).status).toBe(422);
    }
    expect((await admin.put('/targets', {})).body.errors).toEqual([{ pointer: '', message: 'must be a list' }]);
    expect(pointersOf((await admin.put('/targets', [target(), target({ replySeconds: 1 })])).body)).toEqual(['/1']);
    const unknown = await admin.put('/targets', [target({ teamId: randomUUID() })]);
    expect(unknown.body).toMatchObject({ status: 422, code: 'team.unknown', errors: [{ pointer: '/0/teamId' }] });
    expect((await ana.api.get('/targets')).body).toEqual(list);
    await admin.delete(`/teams/${team.id}`);
    expect((await ana.api.get('/targets')).body).toEqual(list.slice(0, 1));
    expect((await admin.get('/audit?target=targets')).body.data.at(-1)).toMatchObject({ action: 'targets.changed' });
  });

  it('are not replaced by whoever read them before somebody else has', async () => {
    const put = (tag: string, ...targets: object[]) => admin.request('PUT', '/targets', targets, { 'if-match': tag });
    const none = (await admin.get('/targets')).headers.get('etag')!;
    const first = await put(none, target());
    expect(first.status).toBe(200);
    expect(await put(none, target())).toMatchObject({ status: 412, body: { code: 'etag.stale' } });
    const read = (await ana.api.get('/targets')).headers.get('etag')!;
    expect((await put(read, target({ replySeconds: 60 }))).status).toBe(200);
    expect(await put(read, target({ replySeconds: 90 }))).toMatchObject({ status: 412, body: { code: 'etag.stale' } });
    expect((await ana.api.get('/targets')).body).toMatchObject([{ replySeconds: 60 }]);
  });

  it('put chats into an order: by when they are due, of those that are', async () => {
    await set(target(), target({ priority: 'urgent', firstResponseSeconds: 30 }));
    const start = async (priority: string) => (await switchboard.startChat({ message: 'Hello?', priority }, ana.api)).chat.id;
    const [first, , urgent] = [await start('normal'), await start('low'), await start('urgent')];
    switchboard.clock.advance(1);
    const last = await start('normal');
    const page = async (query: string) => (await admin.get(`/chats?limit=2&${query}`)).body;
    const one = await page('sort=dueAt');
    const two = await page(`sort=dueAt&cursor=${one.nextCursor}`);
    expect([one, two].map(({ data }) => data.map(({ id }: ChatView) => id))).toEqual([[urgent, first], [last]]);
    expect([one.moved, two.moved, two.nextCursor]).toEqual([undefined, undefined, null]);
    expect((await page('sort=-dueAt')).data.map(({ id }: ChatView) => id)).toEqual([last, first]);
    expect((await admin.get(`/chats?sort=dueAt&cursor=${Buffer.from('["infinity","x"]').toString('base64url')}`)).status).toBe(422);
  });

  it('say by when each chat is due: its first response, then each reply while the customer waits; and analytics how many came in time', async () => {
    const from = switchboard.clock.now().toISOString();
    await set(target(), target({ priority: 'urgent', firstResponseSeconds: 30 }));
    await ana.api.put('/agents/me/status', { status: 'away' });
    const { chat, customerToken } = await switchboard.startChat({ message: 'Hello?' });
    expect(chat.dueAt).toBe(later(chat.queuedAt!, 600));
    await admin.put(`/chats/${chat.id}/priority`, { priority: 'urgent' });
    expect((await now(chat.id)).dueAt).toBe(later(chat.queuedAt!, 30));
    await admin.put(`/chats/${chat.id}/priority`, { priority: 'normal' });
    await ana.api.put('/agents/me/status', { status: 'online' });
    expect((await ana.socket.heard('chat.assigned')).chat.dueAt).toBe(later(chat.queuedAt!, 600));
    const cleo = await switchboard.connect(customerToken);
    const says = (by: Connected, text: string) => by.ask('message.send', { chatId: chat.id, clientMessageId: randomUUID(), text });
    await says(ana.socket, 'Hello!');
    expect((await now(chat.id)).dueAt).toBeNull();
    const { message } = await says(cleo, 'I have a question');
    expect((await now(chat.id)).dueAt).toBe(later(message.createdAt, 300));
    // Staff are told with the message, and customers are not.
    const asked = await ana.socket.heard('message.created', (event) => event.message.id === message.id);
    expect(asked.dueAt).toBe(later(message.createdAt, 300));
    expect(await cleo.heard('message.created', (event) => event.message.id === message.id)).not.toHaveProperty('dueAt');
    switchboard.clock.advance(10);
    await says(cleo, 'It is about parcels');
    expect((await now(chat.id)).dueAt).toBe(later(message.createdAt, 300));
    await says(ana.socket, 'Tell me');
    expect((await now(chat.id)).dueAt).toBeNull();
    await says(cleo, 'Where is mine?');
    switchboard.clock.advance(301);
    await says(ana.socket, 'On its way');
    await says(cleo, 'To whom?');
    switchboard.clock.advance(301);
    await ana.api.post(`/chats/${chat.id}/close`);
    expect((await now(chat.id)).dueAt).toBeNull();
    switchboard.clock.advance(1);
    const span = `from=${from}&to=${switchboard.clock.now().toISOString()}`;
    const attainment = {
      firstResponse: { met: 1, count: 1, rate: 1 },
      reply: { met: 1, count: 3, rate: 1 / 3 },
    };
    for (const figures of ['overview?', 'breakdown?by=priority&', 'agents?', `overview?agentId=${ana.id}&`]) {
      const { body } = await admin.get(`/analytics/${figures}${span}`);
      expect(body.data ?? [body]).toMatchObject([{ attainment }]);
    }
    const { body: series } = await admin.get(
      `/analytics/series?metrics=firstResponseAttainment,replyAttainment&interval=week&timeZone=UTC&${span}`,
    );
    expect(series.data.at(-1).values).toEqual({ firstResponseAttainment: 1, replyAttainment: 1 / 3 });
    for (const [metric, value] of Object.entries({ firstResponsesMet: 1, firstResponsesMissed: 0, repliesMet: 1, repliesMissed: 2 })) {
      const { data } = (await admin.get(`/analytics/chats?metric=${metric}&${span}`)).body;
      expect([metric, data.map((behind: { value: number }) => behind.value)]).toEqual([metric, value === 0 ? [] : [value]]);
    }
    expect(await switchboard.probe.recounted(span)).toEqual([]);
    const { chat: own } = await switchboard.startChat({ claim: true, greeting: 'We found your parcel' }, ana.api);
    expect(own.dueAt).toBeNull();
  });

  it('tell supervisors by when the first customer of each agent is to be answered', async () => {
    await set(target(), target({ priority: 'urgent', firstResponseSeconds: 30 }));
    const dueOf = (at: string) => supervisor.heard('workload.changed', ({ agentId, nextDueAt }) => agentId === ana.id && nextDueAt === at);
    const { chat } = await switchboard.startChat({ message: 'Hello?' });
    await dueOf(later(chat.queuedAt!, 600));
    await admin.put(`/chats/${chat.id}/priority`, { priority: 'urgent' });
    await dueOf(later(chat.queuedAt!, 30));
    await set(target({ priority: 'urgent', firstResponseSeconds: 90 }));
    await dueOf(later(chat.queuedAt!, 90));
    await ana.api.post(`/chats/${chat.id}/messages`, { clientMessageId: '1', text: 'Hello!' });
    await supervisor.heard(
      'workload.changed',
      ({ agentId, nextDueAt, waitingForReply }) => agentId === ana.id && waitingForReply === 0 && nextDueAt === null,
    );
  });

  it('that change reach the chats that are open', async () => {
    const { chat } = await switchboard.startChat({ message: 'Hello?' });
    await ana.socket.heard('chat.assigned');
    expect(chat.dueAt).toBeNull();
    await set(target());
    const due = later(chat.queuedAt!, 600);
    expect((await ana.socket.heard('chat.updated', (told) => told.chat.dueAt !== null)).chat.dueAt).toBe(due);
    const date = new Date(switchboard.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
    const exceptions = [
      { date, name: 'Open day', from: '09:00', to: '09:05' },
      { date, name: 'Once more', from: '10:00', to: '11:00' },
    ];
    const { body: hours } = await admin.post('/hours', { name: 'Office', timeZone: 'UTC', exceptions });
    await admin.patch('/settings', { hoursId: hours.id });
    await set(target({ withinHours: true }));
    await ana.socket.heard('chat.updated', (told) => told.chat.dueAt === `${date}T10:05:00.000Z`);
    await set();
    await ana.socket.heard('chat.updated', (told) => told.chat.dueAt === null && told.chat.id === chat.id);
  });

  it('are held against all open chats after a change, and not for ever', async () => {
    const looksAtAll = async () => (await statementsDuring(sweep)).some((text) => text.includes(`status = 'queued' union all`));
    await set(target());
    expect(await looksAtAll()).toBe(true);
    for (let again = 0; again < 3; again++) await sweep();
    expect(await looksAtAll()).toBe(false);
    await set(target({ firstResponseSeconds: 60 }));
    expect(await looksAtAll()).toBe(true);
  });

  it('that come near and pass are told once each, to the agent and to supervisors', async () => {
    await set(target());
    const { chat } = await switchboard.startChat({ message: 'Hello?' });
    await ana.socket.heard('chat.assigned');
    const told = { chatId: chat.id, kind: 'firstResponse', dueAt: chat.dueAt };
    switchboard.clock.advance(530);
    await sweep();
    switchboard.clock.advance(20);
    for (let again = 0; again < 2; again++) await sweep();
    for (const who of [ana.socket, supervisor]) expect(await who.heard('chat.due_soon')).toEqual(told);
    expect(ana.socket.all('chat.overdue')).toEqual([]);
    switchboard.clock.advance(60);
    for (let again = 0; again < 2; again++) await sweep();
    for (const who of [ana.socket, supervisor]) expect(await who.heard('chat.overdue')).toEqual(told);
    await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'Sorry' });
    switchboard.clock.advance(600);
    await sweep();
    await ana.api.post(`/chats/${chat.id}/notes`, { text: 'Late' });
    await ana.socket.heard('note.created');
    for (const who of [ana.socket, supervisor]) {
      expect(who.all('chat.due_soon')).toHaveLength(1);
      expect(who.all('chat.overdue')).toHaveLength(1);
    }
  });
});
