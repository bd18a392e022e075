import { randomUUID } from 'node:crypto';
import type { BreakdownRow, Figures } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, type Served, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
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
    expect(figures.waitSeconds.mean).toBeCloseTo(20, -1);
    expect(figures.firstResponseSeconds.p50).toBeCloseTo(60, -1);
    expect(figures.responseSeconds).toMatchObject({ count: 2, mean: expect.closeTo(45, -1), p99: expect.closeTo(60, -1) });
    expect(figures.handleSeconds.mean).toBeCloseTo(80, -1);
    expect(figures.agentHandleSeconds).toBeCloseTo(80, -1);
    expect(figures.onlineSeconds).toBeCloseTo(80, -1);
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
    const admin = (await switchboard.admin()).api;
    await admin.post('/skills', { name: 'billing', public: true });
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
    expect(of(bert.id).handleSeconds.mean).toBeCloseTo(50, -1);
    expect((await overview(`&agentId=${bert.id}`)).handleSeconds.mean).toBeCloseTo(50, -1);
    expect((await overview()).handleSeconds.mean).toBeCloseTo(130, -1);
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
    await admin.patch('/skills/billing', { name: 'invoices' });
    for (const name of ['billing', 'invoices']) expect((await overview(`&skill=${name}`)).chats.started).toBe(1);
    expect((await overview('&priority=urgent')).chats.started).toBe(0);
  });

  it('lists the chats behind a figure, and how many took how long', async () => {
    const { chatId } = await served();
    const { chat: waiting } = await switchboard.startChat({ skills: [] });
    await ada.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' });
    const behind = async (metric: string): Promise<[string, number][]> => {
      const { status, body } = await supervisor.get(`/analytics/chats?metric=${metric}&${span()}`);
      expect(status).toBe(200);
      return (body.data as { id: string; value: number }[]).map(({ id, value }) => [id, value]);
    };
    expect((await behind('started')).map(([id]) => id)).toEqual([waiting.id, chatId]);
    expect(await behind('resolved')).toEqual([[chatId, 1]]);
    expect(await behind('abandoned')).toEqual([]);
    expect((await behind('responseSeconds'))[0]).toEqual([chatId, expect.closeTo(60, -1)]);
    const first = await supervisor.get(`/analytics/chats?metric=started&limit=1&${span()}`);
    const second = await supervisor.get(`/analytics/chats?metric=started&limit=1&cursor=${first.body.nextCursor}&${span()}`);
    expect([second.body.data[0].id, second.body.nextCursor]).toEqual([chatId, null]);
    const { body } = await supervisor.get(`/analytics/distribution?metric=firstResponseSeconds&${span()}`);
    const counted = (body.buckets as { from: number; to: number; count: number }[]).filter(({ count }) => count > 0);
    expect(counted).toEqual([{ from: 60, to: 90, count: 1 }]);
    expect(body.p50).toBeCloseTo(60, -1);
  });

  it('tells a day of 23 and of 25 hours, and the hour that comes twice, by the clock on the wall', async () => {
    const points = async (interval: string, from: string, to: string, timeZone: string): Promise<string[]> => {
      const { status, body } = await supervisor.get(
        `/analytics/timeseries?metric=started&interval=${interval}&from=${from}&to=${to}&timeZone=${timeZone}`,
      );
      expect(status).toBe(200);
      return (body.data as { from: string }[]).map((point) => point.from.slice(0, 16));
    };
    expect(await points('day', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', 'Europe/Berlin')).toEqual([
      '2026-03-27T23:00',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
    ]);
    expect(await points('day', '2026-10-24T22:00:00Z', '2026-10-26T23:00:00Z', 'Europe/Berlin')).toEqual([
      '2026-10-24T22:00',
      '2026-10-25T23:00',
    ]);
    expect(await points('hour', '2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z', 'Europe/Berlin')).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T01:00',
      '2026-10-25T02:00',
    ]);
    expect(await points('hour', '2026-05-01T00:00:00Z', '2026-05-01T02:00:00Z', 'Asia/Kathmandu')).toEqual([
      '2026-04-30T23:15',
      '2026-05-01T00:15',
      '2026-05-01T01:15',
    ]);
    // Samoa left out the 30th; the last name is known to browsers and unknown to Postgres.
    expect(await points('day', '2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z', 'Pacific/Apia')).toEqual([
      '2011-12-29T10:00',
      '2011-12-30T10:00',
    ]);
    expect(await points('day', '2026-11-26T08:00:00Z', '2026-11-27T08:00:00Z', 'US/Pacific-New')).toEqual(['2026-11-26T08:00']);
    expect(await points('quarter', '2026-05-01T00:00:00Z', '2026-05-01T00:30:00Z', 'Asia/Kolkata')).toEqual([
      '2026-05-01T00:00',
      '2026-05-01T00:15',
    ]);
  });

  it('tells the time of agents by days as by quarters of an hour, also when an interval ends days later', async () => {
    const offline = (agent: Agent): Promise<unknown> => agent.api.put('/agents/me/status', { status: 'offline' });
    const byQuarters = async (): Promise<number> => {
      const { body } = await supervisor.get(`/analytics/breakdown?by=hourOfWeek&${span()}`);
      return (body.data as BreakdownRow[]).reduce((sum, { onlineSeconds }) => sum + (onlineSeconds ?? 0), 0);
    };
    ada = await switchboard.agentOnline({ name: 'Ada' });
    for (let day = 0; day < 4; day++) {
      const bert = await switchboard.agentOnline({ name: 'Bert' });
      switchboard.clock.advance(600);
      await offline(bert);
      switchboard.clock.advance(86_400 - 600);
      for (const sweep of ['AnalyticsClock.rollUp', 'AnalyticsClock.complete']) await switchboard.sweep(sweep);
    }
    const about = expect.closeTo(4 * (86_400 + 600), -2);
    expect([(await overview()).onlineSeconds, await byQuarters()]).toEqual([about, about]);
    await offline(ada);
    expect([(await overview()).onlineSeconds, await byQuarters()]).toEqual([about, about]);
    expect(await switchboard.probe.recounted(span())).toEqual([]);
  });

  it('adds up, whichever way it is cut, and is what counting anew comes to', async () => {
    for (const hours of [0, 1, 26, 3]) {
      switchboard.clock.advance(3600 * hours);
      const { chatId } = await served();
      if (hours !== 1) await ada.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' });
      await ada.api.put('/agents/me/status', { status: 'offline' });
      switchboard.clock.advance(120);
      await switchboard.sweep();
    }
    const whole = await overview();
    for (const [metric, total] of Object.entries({ started: whole.chats.started, answered: 4, closed: whole.chats.closed })) {
      for (const cut of [
        'interval=hour&timeZone=Asia/Kolkata',
        'interval=day&timeZone=Europe/Berlin',
        'interval=day',
        'interval=week',
        'interval=quarter',
      ]) {
        const { body } = await supervisor.get(`/analytics/timeseries?metric=${metric}&${cut}&${span()}`);
        expect((body.data as { value: number }[]).reduce((sum, { value }) => sum + value, 0)).toBe(total);
      }
    }
    for (const metric of ['queued', 'occupancy', 'rating', 'serviceLevel', 'waitSeconds', 'transfers'])
      expect((await supervisor.get(`/analytics/timeseries?metric=${metric}&interval=hour&${span()}`)).status).toBe(200);
    const { body } = await supervisor.get(`/analytics/breakdown?by=hourOfWeek&timeZone=Australia/Lord_Howe&${span()}`);
    expect((body.data as BreakdownRow[]).reduce((sum, { chats }) => sum + chats.started, 0)).toBe(4);
    expect(await switchboard.probe.recounted(span())).toEqual([]);
    await switchboard.probe.doctor.miscount();
    expect((await switchboard.probe.recounted(span())).map(({ what }) => what)).toContain('figure_rollups');
  });

  it('tells how evenly the chats of a skill are shared by those who have it', async () => {
    const admin = (await switchboard.admin()).api;
    for (const name of ['billing', 'shipping', 'unused']) await admin.post('/skills', { name, public: true });
    for (const skills of [['billing'], ['billing', 'shipping'], ['shipping'], ['unused']]) await switchboard.agentOnline({ skills });
    for (const name of ['billing', 'billing', 'billing', 'shipping']) {
      const { chat } = await switchboard.startChat({ skills: [{ name, required: true }] });
      await eventually(async () => (await switchboard.probe.chats({ ids: [chat.id] }))[0]!.agentId !== null, 'an agent to have it');
    }
    switchboard.clock.advance(3_600);
    const { body } = await supervisor.get(`/analytics/breakdown?by=skill&${span()}`);
    const jain = Object.fromEntries((body.data as BreakdownRow[]).map(({ key, fairness }) => [key, fairness.jain]));
    // Of three chats one of two agents has two; of one chat one of two agents has all.
    expect(jain).toEqual({ billing: expect.closeTo(9 / (2 * 5), 2), shipping: expect.closeTo(1 / 2, 2) });
    const { body: narrowed } = await supervisor.get(`/analytics/breakdown?by=skill&tag=none&${span()}`);
    expect(narrowed.data).toEqual([]);
  });

  it('says how to narrow it when it takes too long', async () => {
    await served();
    await overview();
    const mend = await switchboard.probe.doctor.makeSlow('figures');
    const asked = `${span()}&agentId=${ada.id}&priority=normal`;
    const refused = await Promise.all(
      [
        'overview?',
        'agents?',
        'breakdown?by=tag&',
        'timeseries?metric=started&interval=day&',
        'series?metrics=started,waitSeconds&interval=day&',
        'distribution?metric=waitSeconds&',
        'chats?metric=started&',
      ].map((path) => supervisor.get(`/analytics/${path}${asked}`)),
    );
    await mend();
    for (const { status, body } of refused)
      expect([status, body.code, body.detail]).toEqual([503, 'analytics.too_slow', expect.stringContaining('shorter span')]);
    await overview(`&agentId=${ada.id}&priority=normal`);
  });

  it('keeps the numbers of a customer who is erased', async () => {
    const { chat, chatId } = await served();
    await ada.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' });
    const before = await overview();
    expect((await (await switchboard.admin()).api.delete(`/customers/${chat.customer.id}/personal-data`)).status).toBe(204);
    const { rating, responseSeconds, messages, chats } = await overview();
    expect({ rating, responseSeconds, messages, chats }).toEqual({
      rating: before.rating,
      responseSeconds: before.responseSeconds,
      messages: before.messages,
      chats: before.chats,
    });
  });

  it('is for supervisors, about a span that there is', async () => {
    const { token } = await served();
    const asked = `from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z`;
    const paths = [
      'overview?',
      'agents?',
      'breakdown?by=agent&',
      'timeseries?metric=started&interval=day&',
      'series?metrics=started&interval=day&',
      'calibration?',
      'distribution?metric=waitSeconds&',
      'chats?metric=started&',
    ];
    for (const path of paths) {
      expect((await supervisor.get(`/analytics/${path}${asked}`)).status).toBe(200);
      expect((await supervisor.get(`/analytics/${path}${asked}&teamId=${randomUUID()}`)).status).toBe(200);
      expect((await ada.api.get(`/analytics/${path}${asked}`)).status).toBe(403);
      expect((await switchboard.as({ token }).get(`/analytics/${path}${asked}`)).status).toBe(403);
      expect((await switchboard.visitor.get(`/analytics/${path}${asked}`)).status).toBe(401);
    }
    const wrong = {
      [`overview?to=2026-01-01T00:00:00Z`]: '/from',
      [`overview?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z`]: '/to',
      [`overview?${asked}&timeZone=Mars/Olympus`]: '/timeZone',
      [`overview?${asked}&timeZone=%2B02:00`]: '/timeZone',
      [`overview?${asked}&agentId=nobody`]: '/agentId',
      [`overview?${asked}&withinSeconds=soon`]: '/withinSeconds',
      [`overview?${asked}&formula=best`]: '/formula',
      [`timeseries?metric=started&interval=month&${asked}`]: '/interval',
      [`timeseries?metric=started&interval=quarter&from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z`]: '/to',
      [`timeseries?metric=happiness&interval=day&${asked}`]: '/metric',
      [`series?metrics=started,happiness&interval=day&${asked}`]: '/metrics',
      [`series?metrics=&interval=day&${asked}`]: '/metrics',
      [`series?metrics=started&interval=day&statistic=p42&${asked}`]: '/statistic',
      [`series?metrics=started&interval=hour&from=2026-01-01T00:00:00Z&to=2026-12-01T00:00:00Z`]: '/to',
      [`distribution?metric=started&${asked}`]: '/metric',
      [`breakdown?by=moon&${asked}`]: '/by',
      [`chats?metric=everything&${asked}`]: '/metric',
      [`chats?metric=started&cursor=x&${asked}`]: '/cursor',
      [`chats?metric=started&hourOfWeek=168&${asked}`]: '/hourOfWeek',
      [`chats?metric=started&closeReason=boredom&${asked}`]: '/closeReason',
      [`chats?metric=started&atLeast=-1&${asked}`]: '/atLeast',
      [`chats?metric=started&below=much&${asked}`]: '/below',
    };
    for (const [path, pointer] of Object.entries(wrong)) {
      const { status, body } = await supervisor.get(`/analytics/${path}`);
      expect([path, status, body.errors?.[0]?.pointer]).toEqual([path, 422, pointer]);
    }
  });
});
