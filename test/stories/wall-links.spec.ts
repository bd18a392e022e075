import { Tokens } from '#platform';
import { CLIENT_EVENTS, clientEvents } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { type Connected, connect } from '../kit/client';
import { Switchboard } from '../kit/switchboard';

describe('A screen on a wall', () => {
  let switchboard: Switchboard;
  let sue: Agent;
  let ana: Agent;

  beforeAll(async () => {
    switchboard = await unlimited();
    const staff = await switchboard.staff('supervisor', { name: 'Sue' });
    sue = { ...staff, socket: await switchboard.connect(staff.token) };
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(() => switchboard.stop());
  afterEach(() => switchboard.sweep());

  const makes = async (name = 'Hall') => (await sue.api.post('/wall-links', { name })).body as { id: string; token: string; url: string };
  const listed = async (): Promise<string[]> => (await sue.api.get('/wall-links')).body.data.map(({ id }: { id: string }) => id);
  const watches = async (screen: Connected) => {
    for (const feed of ['queue.watch', 'agents.watch', 'workload.watch', 'teams.watch', 'wall.watch'] as const)
      await screen.ask(feed, { watch: true });
  };

  it('has an address that a supervisor makes, and that is shown this once', async () => {
    const made = await sue.api.post('/wall-links', { name: ' Hall ' });
    expect(made).toMatchObject({ status: 201, body: { name: 'Hall', createdBy: { id: sue.id, name: 'Sue' } } });
    const { token, url, ...link } = made.body;
    expect(url).toBe(`/wall#${token}`);
    expect((await sue.api.get('/wall-links')).body).toEqual({ data: [link], nextCursor: null });
    const { secret, sub } = JSON.parse(atob(token.split('.')[1]));
    expect([await switchboard.probe.keeps(sub), await switchboard.probe.keeps(secret)]).toEqual([true, false]);
    for (const name of ['', ' ', 'x'.repeat(61), 7]) expect((await sue.api.post('/wall-links', { name })).status).toBe(422);
    await sue.api.delete(`/wall-links/${link.id}`);
  });

  it('is told of queue, agents, workload and today, and of nothing that is said', async () => {
    const screen = await switchboard.connect((await makes()).token);
    expect(screen.all('ready')).toMatchObject([{ chats: [] }]);
    await watches(screen);
    const agents = await screen.ask('agents.watch', { watch: true });
    expect(agents.data.find(({ id }) => id === ana.id)).toEqual(agents.agents.find(({ id }) => id === ana.id));
    await ana.socket.ask('status.set', { status: 'busy' });
    const { chat, customerToken } = await switchboard.startChat({ message: 'My number is 4711' });
    await screen.heard('queue.changed', ({ added }) => added.some(({ chatId }) => chatId === chat.id));
    await ana.socket.ask('chat.claim', { chatId: chat.id });
    await screen.heard('workload.changed', ({ agentId, activeChats }) => agentId === ana.id && activeChats === 1);
    expect(await screen.heard('agent.status', ({ agentId, status }) => agentId === ana.id && status === 'busy')).not.toHaveProperty(
      'statusReason',
    );
    await switchboard.sweep();
    await switchboard.sweep();
    await screen.heard('wall.stats', ({ stats }) => stats.chats.started > 0);
    await ana.api.post(`/chats/${chat.id}/notes`, { text: 'Number 4711', mentions: [sue.id] });
    await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: 'm', text: 'Number 4711?' });
    await switchboard.as({ token: customerToken }).post(`/chats/${chat.id}/close`);
    await sue.socket.heard('chat.closed', (closed) => closed.chat.id === chat.id);
    await screen.ask('wall.watch', { watch: true });
    expect(new Set(screen.log.map(({ name }) => name))).toEqual(
      new Set(['ready', 'queue.changed', 'agent.status', 'workload.changed', 'wall.stats']),
    );
    expect(JSON.stringify(screen.log)).not.toContain('4711');
    await ana.socket.ask('status.set', { status: 'online' });
    screen.close();
  });

  it('is told who is in which team, and when that changes, while it watches', async () => {
    const { api } = await switchboard.admin();
    const screen = await switchboard.connect((await makes()).token);
    const watch = async (to = true) => (await screen.ask('teams.watch', { watch: to })).data;
    expect(await watch()).toEqual([]);
    const { id } = (await api.post('/teams', { name: 'Support', description: 'Parcels' })).body;
    await screen.heard('team.changed');
    expect(await watch()).toEqual([{ id, name: 'Support', memberIds: [] }]);
    await api.put(`/teams/${id}/members`, { agentIds: [ana.id] });
    await screen.heard('team.changed', (change) => change.id === null);
    expect(await watch()).toEqual([{ id, name: 'Support', memberIds: [ana.id] }]);
    expect(await watch(false)).toEqual([]);
    const until = screen.log.length;
    await api.delete(`/teams/${id}`);
    await sue.socket.heard('team.changed', ({ change }) => change === 'deleted');
    expect(screen.log.slice(until).map(({ name }) => name)).not.toContain('team.changed');
    expect(await watch()).toEqual([]);
    expect((await ana.socket.emit('teams.watch', { watch: true })).error.code).toBe('auth.forbidden');
    screen.close();
  });

  it('can do nothing else, over its socket or over REST', async () => {
    const { token } = await makes();
    const screen = await switchboard.connect(token);
    const { chatId } = await servedBy(ana, switchboard);
    const values = {
      chatId,
      watch: true,
      clientMessageId: 'm',
      text: 'x',
      seq: 1,
      typing: true,
      status: 'online',
      raised: true,
      url: 'https://a.example',
    };
    const allowed: string[] = [];
    for (const name of CLIENT_EVENTS) {
      const { ok, error } = await screen.emit<{ ok: boolean; error?: { code: string } }>(name, values);
      if (ok || error?.code !== 'auth.forbidden') allowed.push(name);
    }
    expect(allowed).toEqual(CLIENT_EVENTS.filter((name) => 'screens' in clientEvents[name]));
    const rest = switchboard.as({ token });
    for (const path of ['/me', '/queue', '/workload', '/chats', `/chats/${chatId}`, '/wall-links', '/agents', '/analytics/overview'])
      expect([path, (await rest.get(path)).status]).toEqual([path, 401]);
    expect((await rest.post('/chats', { customer: { name: 'Cleo' } })).status).toBe(401);
    screen.close();
  });

  it('loses its socket when the address is revoked, and gets in no more', async () => {
    const { id, token } = await makes();
    const other = await makes('Kitchen');
    const [screen, kitchen] = [await switchboard.connect(token), await switchboard.connect(other.token)];
    const max = await switchboard.staff('admin');
    expect((await max.api.delete(`/wall-links/${id}`)).status).toBe(204);
    await screen.closed();
    await expect(connect(switchboard.url, token)).rejects.toThrow('unauthorized');
    expect(kitchen.socket.connected).toBe(true);
    expect(await listed()).toEqual(expect.arrayContaining([other.id]));
    expect(await listed()).not.toContain(id);
    expect((await sue.api.delete(`/wall-links/${id}`)).body).toMatchObject({ status: 404, code: 'wall_link.not_found' });
    kitchen.close();
  });

  it('needs a token of ours with the secret of its link', async () => {
    const [one, two] = [await makes(), await makes()];
    const [head, body] = two.token.split('.') as [string, string];
    const withoutSecret = (more: object) => switchboard.app.get(Tokens).sign({ kind: 'screen', sub: two.id, ...more });
    const forged = [
      withoutSecret({}),
      withoutSecret({ secret: 'guessed' }),
      `${head}.${body}.${one.token.split('.')[2]!}`,
      one.token.slice(0, -4),
      two.id,
    ];
    for (const token of forged) await expect(connect(switchboard.url, token)).rejects.toThrow('unauthorized');
  });

  it('is made and revoked by supervisors alone, a hundred at most', async () => {
    const { token } = await servedBy(ana, switchboard);
    for (const by of [ana.api, switchboard.as({ token })]) {
      expect((await by.get('/wall-links')).status).toBe(403);
      expect((await by.post('/wall-links', { name: 'Hall' })).status).toBe(403);
      expect((await by.delete(`/wall-links/${ana.id}`)).status).toBe(403);
    }
    const before = (await sue.api.get('/wall-links?limit=100')).body.data.length as number;
    const answers = await Promise.all(Array.from({ length: 102 - before }, () => sue.api.post('/wall-links', { name: 'Hall' })));
    const refused = answers.filter(({ status }) => status !== 201).map(({ body }) => body.code);
    expect(refused).toEqual(['wall_link.too_many', 'wall_link.too_many']);
    const first = (await sue.api.get('/wall-links?limit=60')).body;
    const second = (await sue.api.get(`/wall-links?limit=60&cursor=${first.nextCursor}`)).body;
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(100);
    expect(second.nextCursor).toBeNull();
  });

  it('loses it at a node that was not told, within its next sweep', async () => {
    await sue.api.delete(`/wall-links/${(await listed())[0]}`);
    const there = await Switchboard.start({ databaseUrl: switchboard.databaseUrl });
    try {
      const { id, token } = await makes();
      const far = await there.connect(token);
      await sue.api.delete(`/wall-links/${id}`);
      await there.sweep();
      await far.closed();
    } finally {
      await there.stop();
    }
  });
});
