import { randomUUID } from 'node:crypto';
import type { ChatView, TeamView } from '#protocol';
import { type Api, pointersOf } from '../kit/api';
import { type Agent, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

describe('A team', () => {
  let switchboard: Switchboard;
  let admin: Api;
  let ana: Agent;
  let bo: Agent;

  beforeEach(async () => {
    switchboard = await unlimited();
    admin = (await switchboard.admin()).api;
    [ana, bo] = [await switchboard.agentOnline({ name: 'Ana' }), await switchboard.agentOnline({ name: 'Bo' })];
  });
  afterEach(() => switchboard.stop());

  async function team(name: string, members: Agent[], rest: object = {}): Promise<TeamView> {
    const { body } = await admin.post('/teams', { name, ...rest });
    const { status, body: made } = await admin.put(`/teams/${body.id}/members`, { agentIds: members.map(({ id }) => id) });
    expect({ status, made }).toMatchObject({ status: 200 });
    return made;
  }
  const got = (agent: Agent, { id }: ChatView) => agent.socket.heard('chat.assigned', ({ chat }) => chat.id === id);
  const now = async ({ id }: ChatView): Promise<ChatView> => (await admin.get(`/chats/${id}`)).body;

  it('has a name of its own, members and bounds, which admins alone set and all staff may read', async () => {
    const sales = await team('Sales', [bo, ana, bo], { description: 'Who buys', public: true, maxConcurrentChats: 4 });
    expect(sales).toMatchObject({ name: 'Sales', public: true, maxConcurrentChats: 4, overflowTeamIds: [], memberIds: [ana.id, bo.id] });
    const { body: support } = await admin.post('/teams', { name: 'Support', overflowAfterSeconds: 30, overflowTeamIds: [sales.id] });
    expect((await ana.api.get('/teams')).body.data).toMatchObject([{ id: sales.id }, { id: support.id, overflowTeamIds: [sales.id] }]);
    const { body: first } = await ana.api.get('/teams?limit=1');
    expect((await ana.api.get(`/teams?limit=1&cursor=${first.nextCursor}`)).body).toMatchObject({
      data: [{ name: 'Support' }],
      nextCursor: null,
    });
    expect((await ana.api.get(`/teams/${sales.id}`)).body).toEqual(sales);
    expect((await admin.patch(`/teams/${support.id}`, { maxConcurrentChats: 2 })).body).toMatchObject({
      maxConcurrentChats: 2,
      overflowAfterSeconds: 30,
    });
    expect((await admin.patch(`/teams/${support.id}`, { maxConcurrentChats: null })).body.maxConcurrentChats).toBeNull();
    const users = await admin.get(`/users?teamId=${sales.id},${randomUUID()}`);
    expect(users.body.data.map(({ name }: { name: string }) => name)).toEqual(['Ana', 'Bo']);

    expect((await admin.post('/teams', { name: ' ＳＡＬＥＳ' })).body).toMatchObject({ status: 409, code: 'team.exists' });
    expect((await admin.patch(`/teams/${support.id}`, { name: 'sales' })).body).toMatchObject({ status: 409, code: 'team.exists' });
    const wrong = { name: ' ', maxConcurrentChats: -1, overflowAfterSeconds: -1, overflowTeamIds: ['x'], hoursly: 1 };
    expect(pointersOf((await admin.post('/teams', wrong)).body).sort()).toEqual(
      ['/hoursly', '/maxConcurrentChats', '/name', '/overflowAfterSeconds', '/overflowTeamIds'].sort(),
    );
    const unknown = await admin.patch(`/teams/${support.id}`, { overflowTeamIds: [sales.id, randomUUID()] });
    expect(unknown.body).toMatchObject({ status: 422, code: 'team.unknown', errors: [{ pointer: '/overflowTeamIds/1' }] });
    expect(pointersOf((await admin.patch(`/teams/${support.id}`, { overflowTeamIds: [support.id] })).body)).toEqual(['/overflowTeamIds']);
    const stranger = await admin.put(`/teams/${support.id}/members`, { agentIds: [ana.id.toUpperCase(), randomUUID()] });
    expect(stranger.body).toMatchObject({ status: 422, code: 'agent.unknown', errors: [{ pointer: '/agentIds/1' }] });
    const sue = (await switchboard.staff('supervisor')).api;
    for (const answer of [
      await sue.post('/teams', { name: 'Mine' }),
      await sue.patch(`/teams/${sales.id}`, { public: false }),
      await sue.put(`/teams/${sales.id}/members`, { agentIds: [] }),
      await sue.delete(`/teams/${sales.id}`),
    ]) {
      expect(answer.status).toBe(403);
    }
    expect((await switchboard.visitor.get('/teams')).status).toBe(401);
    for (const id of [randomUUID(), 'x']) {
      expect((await admin.patch(`/teams/${id}`, {})).body).toMatchObject({ code: 'team.not_found' });
      expect((await ana.api.get(`/teams/${id}`)).body).toMatchObject({ status: 404, code: 'team.not_found' });
    }
    const { data } = (await admin.get(`/audit?target=${sales.id}`)).body;
    expect(data).toMatchObject([{ action: 'team.created' }]);
  });

  it('gets its chats and nobody else does; public ones are there for strangers', async () => {
    const sales = await team('Sales', [bo], { public: true });
    await team('Back office', []);
    const { chat } = await switchboard.startChat({ team: 'SALES ' });
    expect(await got(bo, chat)).toMatchObject({ chat: { teamId: sales.id, agentId: bo.id } });
    const hidden = await switchboard.visitor.post('/chats', { customer: { name: 'Cleo' }, team: 'back office' });
    expect(hidden.body).toMatchObject({ status: 422, code: 'team.unknown', errors: [{ pointer: '/team' }] });
    const { chat: waiting } = await switchboard.startChat({ team: 'back office', message: 'Anybody?' }, ana.api);
    const both = await admin.post('/chats', { customer: { name: 'Cleo' }, team: 'sales', teamId: sales.id });
    expect(pointersOf(both.body)).toEqual(['/team']);
    const none = await admin.post('/chats', { customer: { name: 'Cleo' }, teamId: randomUUID() });
    expect(none.body).toMatchObject({ code: 'team.unknown', errors: [{ pointer: '/teamId' }] });

    const why = (await admin.get(`/chats/${waiting.id}/routing`)).body;
    expect(why).toMatchObject({ chosen: null, waitingFor: { code: 'not_in_team' }, summary: 'Nobody is in the team Back office' });
    expect(why.candidates.find(({ name }: { name: string }) => name === 'Ana').reasons).toEqual([
      { code: 'not_in_team', teamIds: [waiting.teamId] },
    ]);
    expect((await admin.get('/queue')).body.data).toMatchObject([{ chatId: waiting.id, teamId: waiting.teamId }]);
    const preview = await admin.post('/routing/preview', { skills: [], teamId: sales.id });
    expect(preview.body).toMatchObject({ chosen: bo.id });
    expect((await admin.post('/routing/preview', { skills: [], teamId: randomUUID() })).body.code).toBe('team.unknown');

    const listed = async (filter: string) => (await admin.get(`/chats?${filter}`)).body.data.map(({ id }: ChatView) => id);
    expect(await listed(`teamId=${sales.id}`)).toEqual([chat.id]);
    expect(await listed(`teamId=${sales.id},${waiting.teamId}`)).toEqual([waiting.id, chat.id]);
    expect(await listed('teamId=none')).toEqual([]);
    expect(pointersOf((await admin.get('/chats?teamId=sales')).body)).toEqual(['/teamId']);
    const exported = await admin.fetch(`/v1/chats/export?format=ndjson&teamId=${sales.id}`);
    expect(JSON.parse(await exported.text())).toMatchObject({ id: chat.id, team: 'Sales' });

    await admin.put(`/teams/${waiting.teamId}/members`, { agentIds: [ana.id] });
    await got(ana, waiting);
    expect((await admin.get(`/chats/${waiting.id}/routing`)).body).toMatchObject({ chosen: ana.id, how: 'routed' });
    await admin.put(`/teams/${waiting.teamId}/members`, { agentIds: [] });
    const asDecided = (await admin.get(`/chats/${waiting.id}/routing`)).body.candidates;
    expect(asDecided.find(({ eligible }: { eligible: boolean }) => eligible)).toMatchObject({ name: 'Ana' });
  });

  it('has no more chats at once than it may, offers included, and by hand as many as its agents', async () => {
    const sales = await team('Sales', [ana, bo], { maxConcurrentChats: 1 });
    const { chat: first } = await switchboard.startChat({ teamId: sales.id }, admin);
    await got(ana, first);
    const { chat: second } = await switchboard.startChat({ teamId: sales.id }, admin);
    const { chat: third } = await switchboard.startChat({ teamId: sales.id }, admin);
    await switchboard.sweep('RoutingClock');
    const why = (await admin.get(`/chats/${second.id}/routing`)).body;
    expect(why).toMatchObject({ state: 'queued', waitingFor: { code: 'team_at_capacity', agents: 2 } });
    const { reasons } = why.candidates.find(({ agentId }: { agentId: string }) => agentId === ana.id);
    expect(reasons).toEqual([{ code: 'team_at_capacity', teamId: sales.id, active: 1, limit: 1 }]);
    expect((await bo.api.post(`/chats/${third.id}/claim`)).status).toBe(200);
    await ana.api.post(`/chats/${first.id}/close`);
    await switchboard.sweep('RoutingClock');
    expect(await now(second)).toMatchObject({ status: 'queued' });
    await switchboard.settings({ offerTimeoutSeconds: 30 });
    await bo.api.post(`/chats/${third.id}/close`);
    await Promise.race([ana, bo].map(({ socket }) => socket.heard('chat.offered', ({ chat }) => chat.id === second.id)));
    const { chat: fourth } = await switchboard.startChat({ teamId: sales.id }, admin);
    await switchboard.sweep('RoutingClock');
    expect(await now(fourth)).toMatchObject({ status: 'queued' });
    await admin.patch(`/teams/${sales.id}`, { maxConcurrentChats: 2 });
    await Promise.race([ana, bo].map(({ socket }) => socket.heard('chat.offered', ({ chat }) => chat.id === fourth.id)));
  });

  it('overflows to no team that is deleted at the same moment', async () => {
    const support = await team('Support', [ana]);
    for (let round = 0; round < 10; round += 1) {
      const { body: sales } = await admin.post('/teams', { name: `Sales ${round}` });
      await Promise.all([admin.patch(`/teams/${support.id}`, { overflowTeamIds: [sales.id] }), admin.delete(`/teams/${sales.id}`)]);
      const { data } = (await admin.get('/teams')).body;
      expect(data).toMatchObject([{ id: support.id, overflowTeamIds: [] }]);
    }
  });

  it('overflows to others once its chats have waited, and each counts where it is answered', async () => {
    const support = await team('Support', [bo], { maxConcurrentChats: 1 });
    const sales = await team('Sales', [], { overflowAfterSeconds: 30, overflowTeamIds: [support.id], maxConcurrentChats: 0 });
    const { chat } = await switchboard.startChat({ teamId: sales.id }, admin);
    switchboard.clock.advance(29);
    await switchboard.sweep('RoutingClock');
    expect(await now(chat)).toMatchObject({ status: 'queued' });
    switchboard.clock.advance(1);
    await switchboard.sweep('RoutingClock');
    expect(await got(bo, chat)).toMatchObject({ chat: { teamId: sales.id } });
    const { chat: another } = await switchboard.startChat({ teamId: support.id }, admin);
    await switchboard.sweep('RoutingClock');
    expect((await admin.get(`/chats/${another.id}/routing`)).body).toMatchObject({ waitingFor: { code: 'team_at_capacity' } });

    // Handed back to its team, it waits for that team anew, however old it is.
    await bo.api.post(`/chats/${chat.id}/transfer`, { teamId: sales.id });
    await got(bo, another);
    await admin.put(`/teams/${support.id}/members`, { agentIds: [bo.id, ana.id] });
    await admin.patch(`/teams/${support.id}`, { maxConcurrentChats: null });
    await switchboard.sweep('RoutingClock');
    expect(await now(chat)).toMatchObject({ status: 'queued' });
    switchboard.clock.advance(30);
    await switchboard.sweep('RoutingClock');
    await got(ana, chat);
  });

  it('is handed chats, whether an agent has them or they wait, and gives them up', async () => {
    const [sales, support] = [await team('Sales', [ana]), await team('Support', [bo])];
    const { chat } = await switchboard.startChat({ teamId: sales.id }, admin);
    await got(ana, chat);
    const transfer = (body: object, by = admin) => by.post(`/chats/${chat.id}/transfer`, body);
    expect(pointersOf((await transfer({ teamId: support.id, agentId: bo.id })).body)).toEqual(['/teamId']);
    expect((await transfer({ teamId: randomUUID() })).body).toMatchObject({ status: 422, code: 'team.unknown' });
    await ana.socket.ask('chat.transfer', { chatId: chat.id, teamId: support.id, note: 'Wants her money back' });
    expect(await got(bo, chat)).toMatchObject({ chat: { teamId: support.id } });

    await admin.put(`/teams/${sales.id}/members`, { agentIds: [] });
    expect((await transfer({ teamId: sales.id }, bo.api)).body).toMatchObject({ status: 'queued', teamId: sales.id });
    const supervisor = await switchboard.connect((await switchboard.staff('supervisor')).token);
    expect((await transfer({ teamId: null })).body).toMatchObject({ teamId: null });
    await supervisor.heard('chat.updated', (told) => told.chat.teamId === null);
    await got(ana, chat);
    expect((await admin.get(`/audit?target=${chat.id}`)).body.data[0]).toMatchObject({
      action: 'chat.team_changed',
      before: { teamId: sales.id },
      after: { teamId: null },
    });
  });

  it('stays while open chats are for it, unless it is forced to go', async () => {
    const sales = await team('Sales', []);
    const support = await team('Support', [bo], { overflowAfterSeconds: 0, overflowTeamIds: [sales.id] });
    const { chat } = await switchboard.startChat({ teamId: sales.id }, admin);
    expect((await admin.delete(`/teams/${sales.id}`)).body).toMatchObject({ status: 409, code: 'team.in_use', chatIds: [chat.id] });
    await switchboard.settings({ maxConcurrentChats: 1 });
    expect((await admin.delete(`/teams/${sales.id}?force=true`)).status).toBe(204);
    const taken = await Promise.race([ana, bo].map((agent) => got(agent, chat)));
    expect(taken.chat.teamId).toBeNull();
    expect((await admin.get('/teams')).body.data).toMatchObject([{ id: support.id, overflowTeamIds: [] }]);
    expect((await admin.delete(`/teams/${sales.id}`)).status).toBe(404);
    expect((await admin.post('/teams', { name: 'sales' })).status).toBe(201);
    await admin.delete(`/teams/${support.id}`);
    expect((await admin.get(`/users?teamId=${support.id}`)).body.data).toEqual([]);
  });

  it('has figures of its own', async () => {
    const sales = await team('Sales', [ana], { public: true });
    for (let at = 0; at < 2; at++) await got(ana, (await switchboard.startChat({ team: 'sales' })).chat);
    await switchboard.startChat({});
    const span = `from=${new Date(switchboard.clock.now().getTime() - 3_600_000).toISOString()}&to=${new Date(switchboard.clock.now().getTime() + 3_600_000).toISOString()}`;
    const { body } = await admin.get(`/analytics/breakdown?by=team&${span}`);
    expect(body.data).toMatchObject([{ key: sales.id, name: 'Sales', chats: { started: 2, answered: 2 } }]);
    expect((await admin.get(`/analytics/overview?${span}&teamId=${sales.id}`)).body.chats.started).toBe(2);
    expect((await admin.get(`/analytics/overview?${span}&teamId=${sales.id}&priority=normal`)).body.chats.started).toBe(2);
    expect((await admin.get(`/analytics/overview?${span}&teamId=${randomUUID()}`)).body.chats.started).toBe(0);
    expect((await admin.get(`/analytics/overview?${span}`)).body.chats.started).toBe(3);
    const { topics } = (await switchboard.visitor.get('/widget/config')).body;
    expect(topics).toContainEqual({ name: 'Sales', description: null, kind: 'team' });
  });
});
