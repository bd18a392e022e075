import type { AgentStatusPayload, AgentView, ChatView, ServerEvents } from '#protocol';
import type { Page } from '../kit/api';
import { type Connected, eventually } from '../kit/client';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

const GRACE = 30;
const AWAY_AFTER = 900;

describe('Presence', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  let supervisor: Staff & { socket: Connected };

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment: { ACCESS_TOKEN_SECONDS: '86400' } });
    admin = await switchboard.admin();
    const staff = await switchboard.staff('supervisor');
    supervisor = { ...staff, socket: await switchboard.connect(staff.token) };
  });
  // Nobody takes the chats of the next test, and nobody waits.
  afterEach(async () => {
    const [open, agents] = [(await admin.api.get('/chats?sort=-createdAt')).body.data, (await admin.api.get('/agents')).body.data];
    await Promise.all(
      open.filter(({ status }: ChatView) => status !== 'closed').map(({ id }: ChatView) => admin.api.post(`/chats/${id}/close`)),
    );
    await Promise.all(
      agents
        .filter(({ selectedStatus }: AgentView) => selectedStatus === 'online')
        .map(({ id }: AgentView) => admin.api.put(`/agents/${id}/status`, { status: 'away' })),
    );
  });
  afterAll(() => switchboard.stop());

  const desk = async ({ api }: Staff): Promise<AgentView> => (await api.get<AgentView>('/agents/me')).body;
  /** Closes the socket, and waits until the server noticed. */
  const leave = async (agent: Staff, socket: Connected): Promise<void> => {
    socket.close();
    await eventually(async () => (await switchboard.probe.dropped()).includes(agent.id), 'the drop to be noticed');
  };
  const later = async (seconds: number): Promise<void> => {
    switchboard.clock.advance(seconds);
    await switchboard.sweep();
  };

  describe('coming and going', () => {
    it('connecting makes an agent online, and `ready` says so already', async () => {
      const agent = await switchboard.agentOnline({ name: 'Ana' });
      const { agent: greeted, chats, queue } = agent.socket.all('ready')[0] as Extract<ServerEvents['ready'], { agent: unknown }>;
      expect(greeted).toMatchObject({
        id: agent.id,
        name: 'Ana',
        role: 'agent',
        status: 'online',
        selectedStatus: 'online',
        statusReason: 'connected',
        connected: true,
        activeChats: 0,
        maxConcurrentChats: 5,
        skills: [],
        avatarUrl: null,
      });
      expect({ chats, queue }).toEqual({ chats: [], queue: { data: [], total: 0 } });
      expect(await desk(agent)).toMatchObject({ status: 'online', connected: true });
    });

    it('an agent who never connected is offline', async () => {
      expect(await desk(await switchboard.staff('agent'))).toMatchObject({
        status: 'offline',
        statusReason: 'disconnected',
        connected: false,
        lastActivityAt: null,
      });
    });

    it('a dropped agent stays online for the grace time, and is offline after it', async () => {
      const agent = await switchboard.agentOnline();
      await leave(agent, agent.socket);
      await later(GRACE - 1);
      expect(await desk(agent)).toMatchObject({ status: 'online' });
      await later(2);
      expect(await desk(agent)).toMatchObject({
        status: 'offline',
        statusReason: 'disconnected',
        connected: false,
        selectedStatus: 'online',
      });
      await switchboard.connect(agent.token);
      expect(await desk(agent)).toMatchObject({ status: 'online', connected: true });
    });

    it('whoever is back within the grace time was never gone', async () => {
      const agent = await switchboard.agentOnline();
      const { statusSince } = await desk(agent);
      await leave(agent, agent.socket);
      await later(GRACE - 1);
      await switchboard.connect(agent.token);
      await later(GRACE + 1);
      expect(await desk(agent)).toMatchObject({ status: 'online', statusSince });
    });

    it('with two tabs the last one counts', async () => {
      const agent = await switchboard.agentOnline();
      const second = await switchboard.connect(agent.token);
      agent.socket.close();
      await eventually(async () => (await switchboard.probe.connections(agent.id)) === 1);
      await later(GRACE + 1);
      expect(await desk(agent)).toMatchObject({ status: 'online' });
      await leave(agent, second);
      await later(GRACE + 1);
      expect(await desk(agent)).toMatchObject({ status: 'offline' });
    });

    it('a grace time of another length counts at once', async () => {
      const agent = await switchboard.agentOnline();
      await leave(agent, agent.socket);
      await switchboard.settings({ disconnectGraceSeconds: 0 });
      await eventually(async () => (await desk(agent)).status === 'offline', 'the agent to be offline');
      await switchboard.settings({ disconnectGraceSeconds: GRACE });
    });

    it.each(['busy', 'away'] as const)('a %s agent comes back as such', async (status) => {
      const agent = await switchboard.agentOnline();
      await agent.socket.ask('status.set', { status });
      await leave(agent, agent.socket);
      await later(GRACE + 1);
      expect(await desk(agent)).toMatchObject({ status: 'offline', selectedStatus: status });
      await switchboard.connect(agent.token);
      expect(await desk(agent)).toMatchObject({ status, statusReason: 'selected' });
    });

    it.each(['supervisor', 'admin'] as const)('a %s stays offline, and gets no chats, until set online', async (role) => {
      const lead = await switchboard.staff(role);
      const socket = await switchboard.connect(lead.token);
      expect(socket.all('ready')[0]).toMatchObject({ agent: { status: 'offline', selectedStatus: 'offline', connected: true } });
      const { chat } = await switchboard.startChat();
      await switchboard.sweep();
      expect((await admin.api.get(`/chats/${chat.id}`)).body.status).toBe('queued');
      await socket.ask('status.set', { status: 'online' });
      expect((await socket.heard('chat.assigned')).chat.id).toBe(chat.id);
    });
  });

  describe('setting a status', () => {
    it('by socket and by REST, until it is changed', async () => {
      const agent = await switchboard.agentOnline();
      expect((await agent.socket.ask('status.set', { status: 'busy' })).agent).toMatchObject({
        id: agent.id,
        status: 'busy',
        selectedStatus: 'busy',
        statusReason: 'selected',
      });
      expect(await agent.api.put('/agents/me/status', { status: 'away' })).toMatchObject({
        status: 200,
        body: { status: 'away', statusReason: 'selected' },
      });
      await agent.socket.ask('activity', {});
      expect(await desk(agent)).toMatchObject({ status: 'away' });
      expect((await agent.socket.ask('status.set', { status: 'offline' })).agent).toMatchObject({
        status: 'offline',
        statusReason: 'selected',
        connected: true,
      });
    });

    it('online without a socket is still offline', async () => {
      const agent = await switchboard.staff('agent');
      expect((await agent.api.put('/agents/me/status', { status: 'online' })).body).toMatchObject({
        status: 'offline',
        selectedStatus: 'online',
        statusReason: 'disconnected',
      });
    });

    it('a supervisor sets another’s, who hears of it; an agent may not', async () => {
      const [agent, other] = [await switchboard.agentOnline(), await switchboard.staff('agent')];
      expect((await supervisor.api.put(`/agents/${agent.id}/status`, { status: 'away' })).body).toMatchObject({
        status: 'away',
        statusReason: 'supervisor',
      });
      await agent.socket.heard('agent.status', (event) => event.agentId === agent.id && event.statusReason === 'supervisor');
      expect(await other.api.put(`/agents/${agent.id}/status`, { status: 'online' })).toMatchObject({
        status: 403,
        body: { code: 'auth.forbidden' },
      });
      expect(await desk(agent)).toMatchObject({ status: 'away' });
    });

    it('and says why, which the agent sees and colleagues do not', async () => {
      const [agent, colleague] = [await switchboard.agentOnline(), await switchboard.agentOnline()];
      await colleague.socket.ask('agents.watch', { watch: true });
      const forces = (body: object) => supervisor.api.put(`/agents/${agent.id}/status`, body);
      expect((await forces({ status: 'away', reason: 'Team meeting' })).body).toMatchObject({ status: 'away', statusNote: 'Team meeting' });
      const told = (socket: typeof agent.socket) =>
        socket.heard('agent.status', (event) => event.agentId === agent.id && event.status === 'away');
      expect(await told(agent.socket)).toMatchObject({ statusReason: 'supervisor', statusNote: 'Team meeting' });
      expect(await told(colleague.socket)).not.toHaveProperty('statusNote');
      expect(await desk(agent)).toMatchObject({ statusNote: 'Team meeting' });
      expect((await forces({ status: 'away', reason: '  ' })).body).toMatchObject({ statusReason: 'supervisor', statusNote: null });
      expect((await forces({ status: 'away', reason: 'x'.repeat(501) })).status).toBe(422);
      await forces({ status: 'busy', reason: 'Back soon' });
      expect((await agent.api.put('/agents/me/status', { status: 'online' })).body).toMatchObject({
        statusReason: 'selected',
        statusNote: null,
      });
      expect((await agent.api.put('/agents/me/status', { status: 'online', reason: 'x' })).status).toBe(422);
    });
  });

  it('at the limit an agent is busy, and online again below it', async () => {
    const agent = await switchboard.agentOnline({ maxConcurrentChats: 2 });
    const [{ chat }] = [await switchboard.startChat(), await switchboard.startChat()];
    await agent.socket.heardTimes('chat.assigned', 2);
    expect(await desk(agent)).toMatchObject({ status: 'busy', statusReason: 'at_capacity', selectedStatus: 'online', activeChats: 2 });
    await agent.socket.ask('chat.close', { chatId: chat.id });
    expect(await desk(agent)).toMatchObject({ status: 'online', activeChats: 1 });
    await supervisor.api.patch(`/agents/${agent.id}`, { maxConcurrentChats: 1 });
    expect(await desk(agent)).toMatchObject({ status: 'busy', statusReason: 'at_capacity', maxConcurrentChats: 1 });
  });

  describe('doing nothing', () => {
    it('makes an agent away, and the first sign of life brings it back', async () => {
      for (const sign of ['activity', 'message', 'rest'] as const) {
        const agent = await switchboard.agentOnline();
        await later(AWAY_AFTER - 1);
        expect(await desk(agent)).toMatchObject({ status: 'online' });
        await later(2);
        expect(await desk(agent)).toMatchObject({ status: 'away', statusReason: 'inactive', selectedStatus: 'online' });
        if (sign === 'activity') await agent.socket.ask('activity', {});
        if (sign === 'message') await agent.socket.emit('message.send', { chatId: agent.id, clientMessageId: 'x', text: 'x' });
        if (sign === 'rest') await agent.api.post(`/chats/${agent.id}/claim`);
        await switchboard.sweep();
        expect({ sign, status: (await desk(agent)).status }).toEqual({ sign, status: 'online' });
      }
    });

    it('does not begin anew by reading, and a busy agent who is back is busy', async () => {
      const agent = await switchboard.agentOnline();
      await agent.socket.ask('status.set', { status: 'busy' });
      await switchboard.sweep();
      await later(AWAY_AFTER - 10);
      await agent.api.get('/queue');
      await later(20);
      expect(await desk(agent)).toMatchObject({ status: 'away', statusReason: 'inactive', selectedStatus: 'busy' });
      await agent.socket.ask('activity', {});
      expect(await desk(agent)).toMatchObject({ status: 'busy', statusReason: 'selected' });
    });
  });

  describe('who hears of a status', () => {
    it('supervisors and the agent with the reason, those who watch without it, nobody else', async () => {
      const [agent, watcher, bystander] = [
        await switchboard.agentOnline(),
        await switchboard.agentOnline(),
        await switchboard.agentOnline(),
      ];
      const customer = await switchboard.connect((await switchboard.startChat({ skills: [] })).customerToken);
      const { agents } = await watcher.socket.ask('agents.watch', { watch: true });
      expect(agents.find(({ id }: { id: string }) => id === agent.id)).toEqual({
        id: agent.id,
        name: expect.any(String),
        status: 'online',
        activeChats: expect.any(Number),
        maxConcurrentChats: 5,
        skills: [],
        avatarUrl: null,
      });

      await agent.socket.ask('status.set', { status: 'busy' });
      const isIt = (event: AgentStatusPayload): boolean => event.agentId === agent.id && event.status === 'busy';
      const told = {
        agentId: agent.id,
        status: 'busy',
        selectedStatus: 'busy',
        statusSince: expect.any(String),
        activeChats: expect.any(Number),
        maxConcurrentChats: 5,
        revision: expect.any(Number),
      };
      for (const { socket } of [supervisor, agent])
        expect(await socket.heard('agent.status', isIt)).toEqual({
          ...told,
          ...{ statusReason: 'selected', statusNote: null, nextChatAt: null, wrapUpUntil: null },
        });
      expect(await watcher.socket.heard('agent.status', isIt)).toEqual(told);
      for (const socket of [bystander.socket, customer]) expect(socket.all('agent.status').filter(isIt)).toEqual([]);
      for (const { socket } of [supervisor, agent, watcher]) expect(socket.all('agent.status').filter(isIt)).toHaveLength(1);

      expect(await watcher.socket.ask('agents.watch', { watch: false })).toMatchObject({ agents: [], data: [] });
      await agent.socket.ask('status.set', { status: 'away' });
      await supervisor.socket.heard('agent.status', (event) => event.agentId === agent.id && event.status === 'away');
      await watcher.socket.ask('activity', {});
      expect(watcher.socket.all('agent.status').filter((event) => event.agentId === agent.id && event.status === 'away')).toEqual([]);
    });

    it('agents see of each other what a transfer needs, supervisors everything', async () => {
      const agent = await switchboard.agentOnline();
      const seenBy = async ({ api }: Staff): Promise<string[]> =>
        Object.keys((await api.get('/agents')).body.data.find(({ id }: { id: string }) => id === supervisor.id)).toSorted();
      expect(await seenBy(agent)).toEqual(['activeChats', 'avatarUrl', 'id', 'maxConcurrentChats', 'name', 'skills', 'status']);
      expect(await seenBy(supervisor)).toEqual([
        'activeChats',
        'avatarUrl',
        'connected',
        'id',
        'lastActivityAt',
        'maxConcurrentChats',
        'name',
        'nextChatAt',
        'role',
        'selectedStatus',
        'skills',
        'status',
        'statusNote',
        'statusReason',
        'statusSince',
        'wrapUpUntil',
      ]);
    });
  });

  it('a deactivated agent has no desk any more, and comes back offline', async () => {
    const agent = await switchboard.agentOnline();
    await admin.api.patch(`/users/${agent.id}`, { active: false });
    await agent.socket.closed();
    const listed = async (): Promise<AgentView> =>
      (await admin.api.get<Page<AgentView>>('/agents')).body.data.find(({ id }) => id === agent.id)!;
    expect(await listed()).toBeUndefined();
    await admin.api.patch(`/users/${agent.id}`, { active: true });
    expect(await listed()).toMatchObject({ status: 'offline', connected: false });
  });
});
