import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

describe('Why a chat is where it is', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited();
    await (await switchboard.admin()).api.post('/skills', { name: 'billing', public: true });
  });
  afterAll(() => switchboard.stop());

  it('is told for one that waits, agent by agent, and for one that was assigned, as of the decision', async () => {
    const admin = await switchboard.admin();
    const ana = await switchboard.agentOnline({ name: 'Ana', maxConcurrentChats: 1 });
    const bo = await switchboard.agentOnline({ name: 'Bo' });
    await admin.api.put(`/agents/${ana.id}/skills`, { skills: [{ name: 'billing', level: 3 }] });
    await admin.api.put(`/agents/${bo.id}/skills`, { skills: [{ name: 'billing', level: 1 }] });
    const first = await switchboard.startChat({ skills: [{ name: 'billing', minLevel: 3 }] });
    await ana.socket.heard('chat.assigned');
    const second = await switchboard.startChat({ skills: [{ name: 'billing', minLevel: 3 }] });

    const waits = (await admin.api.get(`/chats/${second.chat.id}/routing`)).body;
    expect(waits).toMatchObject({
      state: 'queued',
      chosen: null,
      waitingFor: { code: 'at_capacity', agents: 1 },
      summary: '1 agent has billing ≥ 3: Ana is full (1/1)',
    });
    const reasons = Object.fromEntries(waits.candidates.map(({ name, reasons }: { name: string; reasons: unknown }) => [name, reasons]));
    expect(reasons.Bo).toEqual([{ code: 'skill_missing', skill: 'billing', has: 1, needs: 3 }]);
    expect(reasons.Ana).toContainEqual({ code: 'at_capacity', active: 1, limit: 1 });

    const assigned = (await admin.api.get(`/chats/${first.chat.id}/routing`)).body;
    expect(assigned).toMatchObject({ state: 'active', chosen: ana.id, how: 'routed', waitingFor: null, policy: { version: 2 } });
    expect(assigned.candidates[0]).toMatchObject({ agentId: ana.id, eligible: true, reasons: [] });
    expect((await ana.api.get(`/chats/${first.chat.id}/history`)).body.data).toMatchObject([
      { type: 'queued', actor: { type: 'customer' } },
      { type: 'assigned', toAgentId: ana.id, actor: { type: 'system' }, reason: 'routed' },
    ]);
    expect((await bo.api.get(`/chats/${first.chat.id}/routing`)).status).toBe(404);

    await switchboard.settings({ maxConcurrentChats: 5 });
    await admin.api.patch(`/agents/${bo.id}`, { maxConcurrentChats: 2 });
    expect((await ana.api.post(`/chats/${first.chat.id}/transfer`, { agentId: bo.id })).status).toBe(200);
    const asOf = (at: string) => admin.api.get(`/chats/${first.chat.id}/routing?at=${encodeURIComponent(at)}`);
    const [, assigned1, transferred] = (await admin.api.get(`/chats/${first.chat.id}/history`)).body.data as { at: string }[];
    expect((await asOf(transferred!.at)).body).toMatchObject({ chosen: bo.id, how: 'transferred' });
    expect((await asOf(assigned1!.at)).body).toEqual(assigned);
    expect(await asOf('2020-01-01T00:00:00Z')).toMatchObject({ status: 404, body: { code: 'routing.no_decision' } });
    expect(await asOf('yesterday')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/at' }] } });
  });

  it('is told for a chat that does not exist, by the order that the policy names, and nothing comes of it', async () => {
    const sue = await switchboard.staff('supervisor');
    await (await switchboard.admin()).api.post('/skills', { name: 'welding' });
    const [dee, eve] = [
      await switchboard.agentOnline({ name: 'Dee', skills: ['welding'] }),
      await switchboard.agentOnline({ name: 'Eve', skills: ['welding'], maxConcurrentChats: 0 }),
    ];
    const asks = (request: object) => sue.api.post('/routing/preview', request);
    const { rank } = (await sue.api.get('/routing/policy')).body;
    expect(rank).toEqual(['preferredSkills', 'lowestLoadRatio', 'fewestSpareLevels', 'longestSinceLastAssignment']);
    const preview = await asks({ skills: [{ name: ' Welding ' }], priority: 'high' });
    expect(preview).toMatchObject({ status: 200, body: { state: 'queued', chosen: dee.id, how: null, waitingFor: null } });
    const [best, ...others] = preview.body.candidates as {
      agentId: string;
      eligible: boolean;
      reasons: { code: string }[];
      marks: object;
    }[];
    expect(best).toMatchObject({ agentId: dee.id, eligible: true, reasons: [] });
    expect(Object.keys(best!.marks)).toEqual(rank);
    expect(others.find(({ agentId }) => agentId === eve.id)!.reasons).toContainEqual({ code: 'at_capacity', active: 0, limit: 0 });
    expect((await asks({ skills: [{ name: 'welding', minLevel: 5 }] })).body).toMatchObject({
      chosen: null,
      waitingFor: { code: 'skill_missing' },
    });
    expect((await asks({ skills: [{ name: 'unheard of' }] })).body).toMatchObject({ status: 422, code: 'skill.unknown' });
    expect((await asks({})).body).toMatchObject({ status: 422, errors: [{ pointer: '/skills' }] });
    expect((await asks({ skills: [], priority: 'asap' })).body).toMatchObject({ status: 422, errors: [{ pointer: '/priority' }] });
    expect((await dee.api.post('/routing/preview', { skills: [] })).status).toBe(403);
    expect((await dee.api.get('/agents/me')).body.activeChats).toBe(0);
  });

  it('a required skill that nobody holds is accepted and flagged in the queue', async () => {
    const admin = await switchboard.admin();
    await admin.api.post('/skills', { name: 'klingon', public: true });
    const { chat } = await switchboard.startChat({ skills: [{ name: 'klingon' }] });
    const { body } = await admin.api.get('/queue');
    const row = body.data.find(({ chatId }: { chatId: string }) => chatId === chat.id);
    expect(row.waitingFor).toMatchObject({ code: 'skill_missing', skills: ['klingon'] });
  });

  it('a preferred skill is waited for, dropped when its time is up, and at once when nobody present has it', async () => {
    const admin = await switchboard.admin();
    await admin.api.post('/skills', { name: 'french', public: true });
    const cy = await switchboard.agentOnline({ name: 'Cy', maxConcurrentChats: 1 });
    await admin.api.put(`/agents/${cy.id}/skills`, { skills: [{ name: 'french', level: 2 }] });
    const french = [{ name: 'french', required: false, relaxAfterSeconds: 30 }];
    const first = await switchboard.startChat({ skills: french });
    await cy.socket.heard('chat.assigned', ({ chat }) => chat.id === first.chat.id);
    const second = await switchboard.startChat({ skills: french });
    await switchboard.sweep();
    const state = async () => (await admin.api.get(`/chats/${second.chat.id}`)).body.status;
    expect(await state()).toBe('queued');
    switchboard.clock.advance(31);
    await switchboard.sweep();
    expect(await state()).toBe('active');

    await admin.api.put(`/agents/${cy.id}/status`, { status: 'away' });
    const third = await switchboard.startChat({ skills: french });
    await switchboard.sweep();
    expect((await admin.api.get(`/chats/${third.chat.id}`)).body.status).toBe('active');
  });

  it('a priority that changes moves the chat in the queue at once', async () => {
    const admin = await switchboard.admin();
    const low = await switchboard.startChat({ skills: [{ name: 'klingon' }], priority: 'low' }, admin.api);
    const supervisor = await switchboard.staff('supervisor');
    const desk = await switchboard.connect(supervisor.token);
    expect((await supervisor.api.put(`/chats/${low.chat.id}/priority`, { priority: 'urgent' })).body.priority).toBe('urgent');
    const changed = await desk.heard('queue.changed', ({ added, updated }) =>
      [...added, ...updated].some(
        ({ chatId, priority }: { chatId: string; priority: string }) => chatId === low.chat.id && priority === 'urgent',
      ),
    );
    expect([...changed.added, ...changed.updated]).toContainEqual(expect.objectContaining({ chatId: low.chat.id, position: 1 }));
  });
});
