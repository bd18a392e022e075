import { unlimited } from '../kit/cast';
import type { Api } from '../kit/api';
import type { Switchboard } from '../kit/switchboard';

/** Monday, eight in the morning in Berlin. */
const MONDAY = new Date('2031-05-05T06:00:00Z');

describe('What reports ask', () => {
  let switchboard: Switchboard;
  let supervisor: Api;
  let span: string;
  const chats: Record<string, string> = {};

  /** Three chats: answered after 20 seconds and rated, answered after 90, left after 30. */
  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1 });
    switchboard.clock.advance((MONDAY.getTime() - switchboard.clock.now().getTime()) / 1000);
    supervisor = (await switchboard.staff('supervisor')).api;
    const soon = await switchboard.startChat();
    switchboard.clock.advance(20);
    const ada = await switchboard.agentOnline({ name: 'Ada' });
    await ada.socket.heard('chat.assigned');
    const late = await switchboard.startChat({ message: 'Anybody?' });
    const gone = await switchboard.startChat();
    switchboard.clock.advance(30);
    await switchboard.as({ token: gone.customerToken }).post(`/chats/${gone.chat.id}/close`, {});
    switchboard.clock.advance(60);
    await ada.api.post(`/chats/${soon.chat.id}/close`, { resolution: 'resolved' });
    await ada.socket.heard('chat.assigned', ({ chat }) => chat.id === late.chat.id);
    await switchboard.as({ token: soon.customerToken }).put(`/chats/${soon.chat.id}/rating`, { score: 4 });
    switchboard.clock.advance(3600);
    await ada.api.post(`/chats/${late.chat.id}/messages`, { clientMessageId: 'late', text: 'Here I am' });
    Object.assign(chats, { soon: soon.chat.id, late: late.chat.id, gone: gone.chat.id });
    span = `from=${MONDAY.toISOString()}&to=${new Date(switchboard.clock.now().getTime() + 1000).toISOString()}`;
  });
  afterAll(() => switchboard.stop());

  it('several figures over time are those that are told one by one', async () => {
    const { status, body } = await supervisor.get(
      `/analytics/series?metrics=started,abandoned,waitSeconds,serviceLevel,rating,occupancy,queued&interval=hour&${span}`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ interval: 'hour', statistic: 'mean' });
    const [first, second] = body.data;
    expect(body.data).toHaveLength(2);
    expect(first).toEqual({
      from: MONDAY.toISOString(),
      values: {
        started: 3,
        abandoned: 1,
        waitSeconds: expect.closeTo(55, 0),
        serviceLevel: expect.closeTo(1 / 3, 5),
        rating: 4,
        occupancy: expect.closeTo(1, 1),
        queued: expect.closeTo(140 / 3600, 2),
      },
    });
    expect(second.values).toMatchObject({ started: 0, waitSeconds: null, serviceLevel: null, rating: null });
    for (const [metric, value] of Object.entries(first.values)) {
      const { body: one } = await supervisor.get(`/analytics/timeseries?metric=${metric}&interval=hour&${span}`);
      expect([metric, one.data[0].value]).toEqual([metric, value]);
    }
    const { body: median } = await supervisor.get(`/analytics/series?metrics=waitSeconds&statistic=p50&interval=hour&${span}`);
    expect(median.data[0].values.waitSeconds).toBeCloseTo(20, -1);
  });

  it('a part of a figure leads to its chats', async () => {
    const behind = async (asked: string): Promise<string[]> => {
      const { status, body } = await supervisor.get(`/analytics/chats?${asked}&${span}`);
      expect(status).toBe(200);
      return (body.data as { id: string }[]).map(({ id }) => Object.entries(chats).find(([, each]) => each === id)![0]).sort();
    };
    expect(await behind('metric=started&hourOfWeek=8&timeZone=Europe/Berlin')).toEqual(['gone', 'late', 'soon']);
    expect(await behind('metric=started&hourOfWeek=6')).toEqual(['gone', 'late', 'soon']);
    expect(await behind('metric=started&hourOfWeek=8')).toEqual([]);
    expect(await behind('metric=waitSeconds&atLeast=30')).toEqual(['late']);
    expect(await behind('metric=waitSeconds&below=30')).toEqual(['soon']);
    expect(await behind('metric=responseSeconds&atLeast=3600&below=7200')).toEqual(['late']);
    expect(await behind('metric=responseSeconds&below=60')).toEqual([]);
    expect(await behind('metric=rating&atLeast=4&below=5')).toEqual(['soon']);
    expect(await behind('metric=rating&atLeast=5&below=6')).toEqual([]);
    expect(await behind('metric=closed&closeReason=abandoned')).toEqual(['gone']);
    expect(await behind('metric=closed&closeReason=agent,customer')).toEqual(['soon']);
  });
});
