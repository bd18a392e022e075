import type { ChatHistoryEntry, ChatView, QueueRow } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('A chat on hold', () => {
  let switchboard: Switchboard;
  let sue: Staff;
  let skill: string;
  let stories = 0;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1, awayAfterSeconds: 86_400, wrapUpSeconds: 60, replyLateSeconds: 300 });
    sue = await switchboard.staff('supervisor', { name: 'Sue' });
  });
  /** Each story has a skill of its own, so that the agents of the others leave its chats alone. */
  beforeEach(async () => {
    skill = `story-${++stories}`;
    await (await switchboard.admin()).api.post('/skills', { name: skill, public: true });
  });
  afterEach(async () => {
    expect(await switchboard.probe.wrongSeats()).toEqual([]);
    expect(await switchboard.probe.wrongChats()).toEqual([]);
  });
  afterAll(() => switchboard.stop());

  const agent = (name: string, maxConcurrentChats: number | null = null) =>
    switchboard.agentOnline({ name, maxConcurrentChats, skills: [skill] });
  const asking = () => ({ skills: [{ name: skill }], message: 'Hello' });
  const served = (by: Agent) => servedBy(by, switchboard, asking());
  const arrives = async () => (await switchboard.startChat(asking())).chat.id;
  const chatOf = async (id: string, by: Api = sue.api) => (await by.get(`/chats/${id}`)).body as ChatView;
  const isWith = (id: string, agentId: string | null) =>
    eventually(async () => (await chatOf(id)).agentId === agentId, `${id} at ${agentId}`);
  const inSeconds = (seconds: number) => new Date(switchboard.clock.now().getTime() + seconds * 1000).toISOString();
  const hold = async (id: string, by: Api, body: object = {}) => {
    const answer = await by.put(`/chats/${id}/hold`, body);
    expect(answer.status).toBe(200);
    return answer.body as ChatView;
  };
  const later = async (seconds: number) => {
    switchboard.clock.advance(seconds);
    await switchboard.sweep();
  };
  /** Longer than sockets live that are not heard of: only what concerns chats is swept. */
  const muchLater = async (seconds: number) => {
    switchboard.clock.advance(seconds);
    for (const clock of ['ChatsClock', 'RoutingClock']) await switchboard.sweep(clock);
  };
  const load = async ({ api }: Agent) => (await api.get('/agents/me')).body.activeChats as number;
  const rowOf = async (id: string) => ((await sue.api.get('/queue?limit=100')).body.data as QueueRow[]).find(({ chatId }) => chatId === id);
  const lastNotice = async (id: string, by: Api) =>
    ((await by.get(`/chats/${id}/messages?limit=100`)).body.data as { sender: { type: string }; notice?: object; text: string }[])
      .filter(({ notice }) => notice)
      .at(-1);
  const types = async (id: string) =>
    ((await sue.api.get(`/chats/${id}/history`)).body.data as ChatHistoryEntry[]).map(({ type, reason }) =>
      reason ? `${type} ${reason}` : type,
    );

  it('takes no seat, its customer is told and sees no reason, and it comes back when the time is up', async () => {
    const ana = await agent('Ana');
    const { chatId, cleo, token } = await served(ana);
    const customer = await switchboard.connect(token);
    const until = inSeconds(60);
    const chat = await hold(chatId, ana.api, { until, reason: 'Waits for an invoice' });
    expect(chat).toMatchObject({
      status: 'active',
      agentId: ana.id,
      hold: { until, reason: 'Waits for an invoice' },
      awaitingReplySince: null,
    });
    expect(await load(ana)).toBe(0);
    const told = await customer.heard('chat.held');
    expect([told.chat.hold, (await chatOf(chatId, cleo)).hold]).toEqual(Array(2).fill({ ...chat.hold, reason: null }));
    expect((await ana.socket.heard('chat.held')).chat.hold).toEqual(chat.hold);
    expect(await lastNotice(chatId, cleo)).toMatchObject({
      text: expect.stringContaining('Ana put the chat on hold until'),
      notice: { type: 'held', until },
    });

    const next = await arrives();
    await isWith(next, ana.id);
    await ana.api.post(`/chats/${next}/close`, {});
    await ana.api.post(`/chats/${next}/wrap-up/done`, {});
    await later(59);
    expect((await chatOf(chatId)).hold).not.toBeNull();
    await later(1);
    expect((await customer.heard('chat.resumed')).reason).toBe('time');
    const back = await chatOf(chatId);
    expect(back).toMatchObject({ status: 'active', hold: null });
    expect(Date.parse(back.awaitingReplySince!)).toBeGreaterThanOrEqual(Date.parse(until));
    expect(await load(ana)).toBe(1);
    expect(await types(chatId)).toEqual(['queued', 'assigned routed', 'held', 'resumed time']);
  });

  it('comes back at once when its customer writes, also at the moment at which the time is up, and once', async () => {
    const ana = await agent('Ana');
    const { chatId, cleo } = await served(ana);
    await hold(chatId, ana.api);
    await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: '1', text: 'Here it is' });
    expect((await ana.socket.heard('chat.resumed', ({ chat }) => chat.id === chatId)).reason).toBe('customer');

    await hold(chatId, ana.api, { until: inSeconds(30) });
    switchboard.clock.advance(30);
    const write = (n: number) => cleo.post(`/chats/${chatId}/messages`, { clientMessageId: `at ${n}`, text: 'Now' });
    await Promise.all([
      write(1),
      switchboard.sweep('RoutingClock'),
      write(2),
      ana.api.delete(`/chats/${chatId}/hold`),
      sue.api.delete(`/chats/${chatId}/hold`),
    ]);
    await switchboard.sweep('RoutingClock');
    expect(await chatOf(chatId)).toMatchObject({ status: 'active', agentId: ana.id, hold: null });
    expect(await load(ana)).toBe(1);
    expect((await types(chatId)).filter((type) => type.startsWith('resumed'))).toHaveLength(2);
  });

  it('that comes back while its agent is full waits for that one, ahead of everybody, and then for anybody', async () => {
    const ana = await agent('Ana');
    const first = await served(ana);
    await hold(first.chatId, ana.api, { until: inSeconds(60) });
    const second = await arrives();
    await isWith(second, ana.id);
    const urgent = (await switchboard.startChat({ ...asking(), priority: 'urgent' }, sue.api)).chat.id;
    await later(60);
    expect(await chatOf(first.chatId)).toMatchObject({ status: 'queued', agentId: null, hold: null });
    const waits = {
      returnsTo: ana.id,
      waitedSeconds: expect.closeTo(0, 0),
      waitingFor: { code: 'at_capacity', agents: 1, skills: [], agentId: ana.id },
    };
    expect(await rowOf(first.chatId)).toMatchObject(waits);
    expect((await rowOf(first.chatId))!.position).toBeLessThan((await rowOf(urgent))!.position);
    expect((await sue.api.get(`/chats/${first.chatId}/routing`)).body.waitingFor).toEqual(waits.waitingFor);
    const ben = await agent('Ben');
    await isWith(urgent, ben.id);
    await ben.api.post(`/chats/${urgent}/close`, {});
    await later(61);
    expect((await rowOf(first.chatId))!.waitingFor!.agentId).toBe(ana.id);

    await ana.api.post(`/chats/${second}/close`, {});
    const third = await arrives();
    await isWith(third, ben.id);
    await later(61);
    await isWith(first.chatId, ana.id);
    expect((await types(first.chatId)).slice(-2)).toEqual(['requeued hold_over', 'assigned routed']);

    await hold(first.chatId, ana.api, { until: inSeconds(60) });
    await isWith(await arrives(), ana.id);
    await later(61);
    await ben.api.post(`/chats/${third}/close`, {});
    await later(61);
    expect((await chatOf(first.chatId)).agentId).toBeNull();
    await later(240);
    await isWith(first.chatId, ben.id);
  });

  it('stays on hold while its agent is offline, and goes to somebody else where it comes back to nobody', async () => {
    const ana = await agent('Ana');
    const one = await served(ana);
    await hold(one.chatId, ana.api, { until: inSeconds(600) });
    ana.socket.close();
    await eventually(async () => (await switchboard.probe.dropped()).length > 0);
    await later(120);
    expect(await chatOf(one.chatId)).toMatchObject({ status: 'active', agentId: ana.id, hold: expect.any(Object) });
    expect((await sue.api.delete(`/chats/${one.chatId}/hold`)).body.code).toBe('agent.not_online');
    const ben = await agent('Ben');
    await later(480);
    await isWith(one.chatId, ben.id);
  });

  it('goes back to the queue with its reason as a note when its agent is deactivated', async () => {
    const [ana, admin] = [await agent('Ana'), await switchboard.admin()];
    const { chatId } = await served(ana);
    await hold(chatId, ana.api, { reason: 'Waits for an invoice' });
    await admin.api.patch(`/users/${ana.id}`, { active: false });
    await isWith(chatId, null);
    const history = (await sue.api.get(`/chats/${chatId}/history`)).body.data as ChatHistoryEntry[];
    expect(history.at(-1)).toMatchObject({ type: 'requeued', reason: 'agent_gone', note: 'Waits for an invoice' });
  });

  it('is transferred and closed without a seat, and closing it while it is put on hold leaves no seat behind', async () => {
    const [ana, ben] = [await agent('Ana', 3), await agent('Ben', 0)];
    const [moved, closed, raced] = [await served(ana), await served(ana), await served(ana)];
    await (await switchboard.admin()).api.patch(`/agents/${ben.id}`, { maxConcurrentChats: 1 });
    for (const { chatId } of [moved, closed]) await hold(chatId, ana.api);
    expect((await ana.api.post(`/chats/${moved.chatId}/transfer`, { agentId: ben.id })).body).toMatchObject({
      agentId: ben.id,
      hold: null,
    });
    await closed.cleo.post(`/chats/${closed.chatId}/close`, {});
    expect([await load(ana), await load(ben)]).toEqual([1, 1]);
    expect((await ana.api.get('/agents/me')).body.wrapUpUntil).toBeNull();

    const outcomes = await Promise.all([
      ana.api.put(`/chats/${raced.chatId}/hold`, {}),
      raced.cleo.post(`/chats/${raced.chatId}/close`, {}),
      ana.api.delete(`/chats/${raced.chatId}/hold`),
    ]);
    for (const { status } of outcomes) expect([200, 409]).toContain(status);
    expect(await chatOf(raced.chatId)).toMatchObject({ status: 'closed', hold: null });
  });

  it('is resumed by hand where there is a seat, as often as one likes, and found on its own', async () => {
    const ana = await agent('Ana');
    const { chatId } = await served(ana);
    await hold(chatId, sue.api, { reason: 'Ask again tomorrow' });
    const next = await arrives();
    await isWith(next, ana.id);
    const listed = async (query: string) =>
      ((await ana.api.get(`/chats?status=active&${query}`)).body.data as ChatView[]).map(({ id }) => id);
    expect([await listed('onHold=true'), await listed('onHold=false')]).toEqual([[chatId], [next]]);
    const resume = (by: Api = ana.api) => by.delete(`/chats/${chatId}/hold`);
    expect((await resume()).body.code).toBe('agent.at_capacity');
    expect((await chatOf(chatId)).hold).not.toBeNull();
    await ana.api.post(`/chats/${next}/transfer`, {});
    await Promise.all([resume(), resume(sue.api), resume()]).then((all) =>
      expect(all.map(({ status }) => status)).toEqual([200, 200, 200]),
    );
    expect(await load(ana)).toBe(1);
  });

  it('is nobody else’s to hold, needs an agent, and an end that can be', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben', 0)];
    const { chatId, cleo } = await served(ana);
    const refused = async (by: Api, body: object, id = chatId) => {
      const { status, body: problem } = await by.put(`/chats/${id}/hold`, body);
      return [status, problem.code, problem.errors?.[0].pointer];
    };
    const waiting = await arrives();
    expect(await refused(ben.api, {})).toEqual([404, 'chat.not_found', undefined]);
    expect((await ben.api.delete(`/chats/${chatId}/hold`)).status).toBe(404);
    expect((await refused(cleo, {}))[0]).toBe(403);
    expect(await refused(sue.api, {}, waiting)).toEqual([409, 'chat.not_active', undefined]);
    expect((await sue.api.delete(`/chats/${waiting}/hold`)).body.code).toBe('chat.not_active');
    for (const until of [inSeconds(-1), inSeconds(31 * 86_400), 'tomorrow', 5])
      expect(await refused(ana.api, { until })).toEqual([422, 'validation.failed', '/until']);
    expect(await refused(ana.api, { reason: 'x'.repeat(501) })).toEqual([422, 'validation.failed', '/reason']);
    expect(await refused(ana.api, { untill: null })).toEqual([422, 'validation.failed', '/untill']);
    await ana.api.post(`/chats/${chatId}/close`, {});
    expect(await refused(ana.api, {})).toEqual([409, 'chat.closed', undefined]);
  });

  it('is due never, is not closed as quiet, and its time counts apart from the handling', async () => {
    const admin = (await switchboard.admin()).api;
    await admin.put('/targets', [{ priority: 'normal', teamId: null, firstResponseSeconds: 60, replySeconds: 120, withinHours: false }]);
    const ana = await agent('Ana');
    const from = switchboard.clock.now().toISOString();
    const { chatId, cleo } = await served(ana);
    await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: '1', text: 'A moment' });
    await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: '2', text: 'Well?' });
    expect((await chatOf(chatId)).dueAt).not.toBeNull();
    await muchLater(10);
    expect(await hold(chatId, ana.api, { until: inSeconds(3000) })).toMatchObject({ dueAt: null });
    await muchLater(2400);
    expect(await chatOf(chatId)).toMatchObject({ status: 'active', dueAt: null });
    await muchLater(600);
    expect(Date.parse((await chatOf(chatId)).dueAt!) - Date.parse(inSeconds(120))).toBeLessThan(5_000);
    await muchLater(20);
    expect((await ana.api.post(`/chats/${chatId}/close`, {})).status).toBe(200);
    const to = inSeconds(1);
    const { body } = await sue.api.get(`/analytics/overview?from=${from}&to=${to}&skill=${skill}`);
    expect([body.heldSeconds.count, body.heldSeconds.mean, body.handleSeconds.mean]).toEqual([
      1,
      expect.closeTo(3000, -1),
      expect.closeTo(30, -1),
    ]);
    const asked = `from=${from}&to=${to}&skill=${skill}`;
    expect((await sue.api.get(`/analytics/distribution?metric=heldSeconds&${asked}`)).body.p50).toBeCloseTo(3000, -2);
    expect((await sue.api.get(`/analytics/chats?metric=heldSeconds&${asked}`)).body.data).toMatchObject([{ id: chatId }]);
    const { body: series } = await sue.api.get(`/analytics/timeseries?metric=heldSeconds&interval=week&${asked}`);
    expect(series.data.at(-1).value).toBe(body.heldSeconds.mean);
    expect(await switchboard.probe.recounted(`from=${from}&to=${to}`)).toEqual([]);
  });
});
