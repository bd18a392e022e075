import type { BreakdownRow, Figures } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, type Served, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

describe('What the figures say', () => {
  let switchboard: Switchboard;
  let ada: Agent;
  let supervisor: Api;
  let began: string;

  beforeEach(async () => {
    switchboard = await unlimited();
    supervisor = (await switchboard.staff('supervisor')).api;
    began = switchboard.clock.now().toISOString();
  });

  afterEach(() => switchboard.stop());

  const span = (): string => `from=${began}&to=${new Date(switchboard.clock.now().getTime() + 1000).toISOString()}`;

  async function overview(more = ''): Promise<Figures> {
    const { status, body } = await supervisor.get(`/analytics/overview?${span()}${more}`);
    expect(status).toBe(200);
    return body as Figures;
  }

  /** After 20 seconds an agent is there; she answers after 40 more, again after 30, and closes 10 later, resolved. */
  async function served(request: Record<string, unknown> = {}): Promise<Served> {
    const { chat, customerToken: token } = await switchboard.startChat({ message: 'Hello?', ...request });
    switchboard.clock.advance(20);
    ada = await switchboard.agentOnline({ name: 'Ada' });
    await ada.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    const cleo = switchboard.as({ token });
    switchboard.clock.advance(40);
    await say(ada.api, chat.id, 'Hello!');
    await say(cleo, chat.id, 'One more thing');
    switchboard.clock.advance(30);
    await say(ada.api, chat.id, 'Done');
    switchboard.clock.advance(10);
    return { chat, chatId: chat.id, token, cleo };
  }

  let said = 0;
  async function say(by: Api, chatId: string, text: string): Promise<void> {
    const { status } = await by.post(`/chats/${chatId}/messages`, { clientMessageId: `m-${said++}`, text });
    expect(status).toBe(201);
  }

  it('tells of one chat what it was', async () => {
    const { chatId, cleo } = await served();
    await say(cleo, chatId, 'Thanks');
    await ada.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' });
    await cleo.put(`/chats/${chatId}/rating`, { score: 4 });
    const figures = await overview();
    expect(figures).toMatchObject({
      chats: { started: 1, answered: 1, abandoned: 0, closed: 1 },
      resolutionRate: 1,
      firstContactResolutionRate: 1,
      abandonmentRate: 0,
      silentAbandoned: 0,
      serviceLevel: { withinSeconds: 60, rate: 1, formula: 'answered_within_of_offered' },
      rating: { mean: 4, count: 1, distribution: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 } },
      transfers: { count: 0, perChat: 0 },
      messages: { agent: 2, customer: 3 },
    });
    expect(figures.waitSeconds.mean).toBeCloseTo(20, 0);
    expect(figures.firstResponseSeconds.p50).toBeCloseTo(60, 0);
    expect(figures.responseSeconds).toMatchObject({ count: 2, mean: expect.closeTo(45, 0), p99: expect.closeTo(60, 0) });
    expect(figures.handleSeconds.mean).toBeCloseTo(80, 0);
    expect(figures.agentHandleSeconds).toBeCloseTo(80, 0);
    expect(figures.onlineSeconds).toBeCloseTo(80, 0);
    expect(figures.occupancy).toBeCloseTo(1, 1);
    expect(figures.utilisation).toBeCloseTo(1 / 5, 1);
    expect(figures.fairness).toEqual({ jain: 1, offers: 0, refusals: 0 });
  });

  it('follows what is set, and what is asked for, in the service level', async () => {
    await served();
    await switchboard.settings({ serviceLevelSeconds: 10 });
    expect((await overview()).serviceLevel).toMatchObject({ withinSeconds: 10, rate: 0 });
    expect((await overview('&withinSeconds=25&formula=answered_within_of_answered')).serviceLevel).toEqual({
      withinSeconds: 25,
      rate: 1,
      formula: 'answered_within_of_answered',
    });
    await switchboard.sweep();
    expect((await overview()).serviceLevel.rate).toBe(0);
  });

  it('tells who gave up, and leaves out of the rate who did so at once', async () => {
    for (const seconds of [5, 30]) {
      const { chat, customerToken: token } = await switchboard.startChat();
      switchboard.clock.advance(seconds);
      await switchboard.as({ token }).post(`/chats/${chat.id}/close`, {});
    }
    await served();
    const { chats, abandonmentRate, waitSeconds } = await overview();
    expect(chats).toEqual({ started: 3, answered: 1, abandoned: 2, shortAbandoned: 1, closed: 2 });
    expect(abandonmentRate).toBe(1 / 2);
    expect(waitSeconds.count).toBe(1);
  });

  it('tells agents their own part, and by what chats are about', async () => {
    await (await switchboard.admin()).api.post('/skills', { name: 'billing', public: true });
    const { chatId } = await served({ skills: [{ name: 'billing', required: false }] });
    const bert = await switchboard.agentOnline({ name: 'Bert' });
    await ada.api.put(`/chats/${chatId}/tags`, { tags: ['refund', 'late'] });
    await ada.api.post(`/chats/${chatId}/transfer`, { agentId: bert.id });
    switchboard.clock.advance(50);
    await bert.api.post(`/chats/${chatId}/close`, { resolution: 'unresolved' });
    const { body } = await supervisor.get(`/analytics/agents?${span()}`);
    const agents = body.data as (Figures & { agentId: string; name: string })[];
    const of = (id: string): Figures => agents.find(({ agentId }) => agentId === id)!;
    expect(agents.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ada', 'Bert']));
    expect(of(ada.id)).toMatchObject({
      chats: { started: 1, answered: 1, closed: 0 },
      transfers: { count: 1, perChat: 1 },
      resolutionRate: null,
    });
    expect(of(bert.id)).toMatchObject({
      chats: { started: 1, answered: 0, closed: 1 },
      transfers: { count: 0, perChat: 0 },
      resolutionRate: 0,
    });
    expect(of(bert.id).handleSeconds.mean).toBeCloseTo(50, 0);
    expect((await overview(`&agentId=${bert.id}`)).handleSeconds.mean).toBeCloseTo(50, 0);
    expect((await overview()).handleSeconds.mean).toBeCloseTo(130, 0);
    for (const [by, keys] of Object.entries({
      skill: ['billing'],
      tag: ['late', 'refund'],
      priority: ['normal'],
      closeReason: ['agent'],
      team: [],
    })) {
      const { body: broken } = await supervisor.get(`/analytics/breakdown?by=${by}&${span()}`);
      expect(broken.by).toBe(by);
      expect((broken.data as BreakdownRow[]).map(({ key, chats }) => [key, chats.started])).toEqual(keys.map((key) => [key, 1]));
    }
    expect(await overview('&skill=Billing&priority=normal')).toMatchObject({ chats: { started: 1 }, occupancy: null });
    expect((await overview('&tag=refund,late')).chats.started).toBe(1);
    expect((await overview('&priority=urgent')).chats.started).toBe(0);
  });
});
