import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

describe('The history of a status', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited();
  });
  afterAll(() => switchboard.stop());

  it('keeps every interval with its reason, without gap or overlap, and sums to the time that passed', async () => {
    const ana = await switchboard.agentOnline();
    switchboard.clock.advance(600);
    await ana.api.put('/agents/me/status', { status: 'busy' });
    switchboard.clock.advance(300);
    const supervisor = await switchboard.staff('supervisor');
    await supervisor.api.put(`/agents/${ana.id}/status`, { status: 'away' });

    const { body } = await ana.api.get(`/agents/${ana.id}/status-history`);
    expect(body.data.map(({ status, reason }: Record<string, string>) => [status, reason])).toEqual([
      ['offline', 'disconnected'],
      ['online', 'connected'],
      ['busy', 'selected'],
      ['away', 'supervisor'],
    ]);
    body.data.slice(1).forEach((interval: { from: string }, i: number) => expect(interval.from).toBe(body.data[i].to));
    expect(body.data.at(-1).to).toBeNull();

    const from = new Date(Date.parse(body.data[0].from) - 1000).toISOString();
    const to = switchboard.clock.now().toISOString();
    const time = await supervisor.api.get(`/agents/${ana.id}/time-in-status?from=${from}&to=${to}`);
    const seconds = (status: string): number =>
      time.body.data
        .filter((row: { status: string }) => row.status === status)
        .reduce((sum: number, row: { seconds: number }) => sum + row.seconds, 0);
    expect(seconds('online')).toBeCloseTo(600, -1);
    expect(seconds('busy')).toBeCloseTo(300, -1);
  });

  it('has the words of the supervisor who set a status, each with its own interval', async () => {
    const ana = await switchboard.agentOnline();
    const sue = await switchboard.staff('supervisor', { name: 'Sue' });
    const forces = (reason?: string) => sue.api.put(`/agents/${ana.id}/status`, { status: 'away', reason });
    for (const reason of ['Team meeting', 'Training', undefined]) await forces(reason);
    await ana.api.put('/agents/me/status', { status: 'busy' });
    const { data } = (await ana.api.get(`/agents/${ana.id}/status-history`)).body;
    const by = { id: sue.id, name: 'Sue' };
    expect(data.slice(1).map(({ status, reason, note, by }: Record<string, unknown>) => [status, reason, note, by])).toEqual([
      ['online', 'connected', null, null],
      ['away', 'supervisor', 'Team meeting', by],
      ['away', 'supervisor', 'Training', by],
      ['away', 'supervisor', null, by],
      ['busy', 'selected', null, null],
    ]);
  });

  it('pages without losing an interval', async () => {
    const bo = await switchboard.agentOnline();
    for (const status of ['busy', 'away', 'online']) await bo.api.put('/agents/me/status', { status });
    const all = (await bo.api.get(`/agents/${bo.id}/status-history`)).body.data;
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { data: unknown[]; nextCursor: string | null } = (
        await bo.api.get(`/agents/${bo.id}/status-history?limit=2${cursor && `&cursor=${cursor}`}`)
      ).body;
      seen.push(...page.data);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
  });

  it('is for the agent and for supervisors', async () => {
    const [cy, di] = [await switchboard.staff('agent'), await switchboard.staff('agent')];
    expect((await cy.api.get(`/agents/${di.id}/status-history`)).status).toBe(403);
    expect((await cy.api.get(`/agents/${cy.id}/status-history?from=yesterday`)).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/from' }],
    });
    expect((await cy.api.get(`/agents/${cy.id}/time-in-status?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z`)).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/to' }],
    });
  });
});
