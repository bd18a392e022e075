import type { SimulationView } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Switchboard } from '../kit/switchboard';

const CHATS = 12;

/** An hour in which Ada alone, one chat at a time, was too little: every chat waited for the one before it. */
describe('What would have been', () => {
  let switchboard: Switchboard;
  let ada: Agent;
  let sofia: Api;
  let span: { from: string; to: string };

  beforeAll(async () => {
    switchboard = await unlimited({ serviceLevelSeconds: 150 });
    sofia = (await switchboard.staff('supervisor', { name: 'Sofia' })).api;
    const from = switchboard.clock.now().toISOString();
    ada = await switchboard.agentOnline({ name: 'Ada', maxConcurrentChats: 1 });
    for (let i = 0; i < CHATS; i++) await switchboard.startChat();
    for (let i = 1; i <= CHATS; i++) {
      await ada.socket.heardTimes('chat.assigned', i);
      switchboard.clock.advance(60);
      const [held] = (await ada.api.get('/chats?status=active')).body.data;
      await ada.api.post(`/chats/${held.id}/close`, { resolution: 'resolved' });
    }
    await ada.api.put('/agents/me/status', { status: 'offline' });
    switchboard.clock.advance(60);
    span = { from, to: switchboard.clock.now().toISOString() };
  });
  afterAll(() => switchboard.stop());

  async function start(changes: object, more: object = {}, by: Api = sofia): Promise<{ status: number; body: SimulationView }> {
    return by.post('/simulations', { ...span, changes, ...more });
  }

  async function ended(id: string): Promise<SimulationView> {
    let view: SimulationView | undefined;
    await eventually(async () => {
      view = (await sofia.get(`/simulations/${id}`)).body as SimulationView;
      return view.state !== 'running';
    }, 'the simulation to end');
    return view!;
  }

  it('is told beside what was: with one agent more people wait for half as long', async () => {
    const { status, body } = await start({ addAgents: 1, likeAgentId: ada.id });
    expect([status, body]).toEqual([202, expect.objectContaining({ state: 'running', progress: 0, result: null, ...span })]);
    const { state, progress, result, serviceLevelSeconds } = await ended(body.id);
    expect([state, progress, serviceLevelSeconds]).toEqual(['done', 1, 150]);
    const { happened, before, after, difference, chats, hours } = result!;
    expect(chats).toBe(CHATS);
    expect(happened).toMatchObject({ offered: CHATS, answered: CHATS, asaSeconds: expect.closeTo(330, -1), serviceLevel: 3 / CHATS });
    expect(before.asaSeconds).toBeCloseTo(330, -1);
    expect(after.asaSeconds).toBeCloseTo(150, -1);
    expect(difference.asaSeconds!.mean).toBeCloseTo(-180, -1);
    expect([before.agents, after.agents]).toEqual([1, 2]);
    expect(hours).toEqual([expect.objectContaining({ fromSeconds: 0, chats: CHATS })]);
  });

  it('takes a limit and a policy too', async () => {
    const { body } = await start({ maxConcurrentChats: CHATS, priorityAgingSeconds: null, rank: ['lowestLoadRatio'] });
    expect((await ended(body.id)).result!.after).toMatchObject({ serviceLevel: 1, asaSeconds: 0 });
  });

  it('says why nothing comes of it', async () => {
    const { body: early } = await start({}, { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' });
    expect(await ended(early.id)).toMatchObject({ state: 'failed', failure: 'no_chats', result: null });
    const { id } = await switchboard.staff('agent', { name: 'Nobody' });
    const { body: unlike } = await start({ addAgents: 1, likeAgentId: id });
    expect(await ended(unlike.id)).toMatchObject({ state: 'failed', failure: 'agent_not_there' });
  });

  it('runs twice at once, and not a third time; can be cancelled; and ends when its node is gone', async () => {
    const running = await switchboard.probe.doctor.leaveSimulations(2, (await switchboard.staff('supervisor')).id);
    const refused = await start({});
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([429, 'simulation.too_many']);
    switchboard.clock.advance(100);
    await switchboard.sweep('SimulationClock.endLost');
    expect(await switchboard.probe.simulations(running)).toEqual(['failed', 'failed']);
    const { body } = await start({ addAgents: 1 });
    expect((await sofia.delete(`/simulations/${body.id}`)).status).toBe(204);
    expect((await ended(body.id)).state).toMatch(/cancelled|done/);
    expect((await sofia.delete(`/simulations/${body.id}`)).status).toBe(204);
    switchboard.clock.advance(8 * 86_400);
    await switchboard.sweep('SimulationClock.endLost');
    expect((await sofia.get(`/simulations/${body.id}`)).body.code).toBe('simulation.not_found');
  });

  it('is for supervisors, each their own, about what was', async () => {
    const { body } = await start({});
    await ended(body.id);
    const { customerToken } = await switchboard.startChat();
    const other = (await switchboard.staff('supervisor', { name: 'Ben' })).api;
    for (const [api, refused] of [
      [ada.api, 403],
      [switchboard.as({ token: customerToken }), 403],
      [switchboard.visitor, 401],
    ] as const) {
      expect((await start({}, {}, api)).status).toBe(refused);
      expect((await api.get(`/simulations/${body.id}`)).status).toBe(refused);
      expect((await api.delete(`/simulations/${body.id}`)).status).toBe(refused);
    }
    for (const ask of ['get', 'delete'] as const)
      expect((await other[ask](`/simulations/${body.id}`)).body.code).toBe('simulation.not_found');
    expect((await sofia.get('/simulations/none')).status).toBe(404);
    const wrong: [object, string][] = [
      [{ to: span.from }, '/to'],
      [{ from: '2020-01-01T00:00:00Z' }, '/to'],
      [{ to: new Date(switchboard.clock.now().getTime() + 3_600_000).toISOString() }, '/to'],
      [{ from: 'yesterday' }, '/from'],
      [{ changes: undefined }, '/changes'],
      [{ changes: { addAgents: 51 } }, '/changes/addAgents'],
      [{ changes: { addAgents: 0.5 } }, '/changes/addAgents'],
      [{ changes: { likeAgentId: 'ada' } }, '/changes/likeAgentId'],
      [{ changes: { maxConcurrentChats: 0 } }, '/changes/maxConcurrentChats'],
      [{ changes: { priorityAgingSeconds: 0 } }, '/changes/priorityAgingSeconds'],
      [{ changes: { queueOrder: 'age' } }, '/changes/queueOrder'],
      [{ changes: { rank: [] } }, '/changes/rank'],
      [{ changes: { rank: ['alphabet'] } }, '/changes/rank'],
      [{ changes: { weather: 'fine' } }, '/changes/weather'],
    ];
    for (const [more, pointer] of wrong) {
      const { status, body: problem } = await sofia.post('/simulations', { ...span, changes: {}, ...more });
      expect([more, status, problem.errors?.[0]?.pointer]).toEqual([more, 422, pointer]);
    }
  });
});
