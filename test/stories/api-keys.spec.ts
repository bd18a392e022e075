import { DirectoryClock } from '../../libs/contexts/directory/directory.clock';
import type { Answer, Api } from '../kit/api';
import { servedBy, unlimited } from '../kit/cast';
import { connect } from '../kit/client';
import type { Staff, Switchboard } from '../kit/switchboard';

const MINUTE = 60;
const UNKNOWN = '0198f3f5-7c1a-7000-8000-000000000001';

describe('An API key', () => {
  let switchboard: Switchboard;
  let there: Switchboard;
  let admin: Staff;

  beforeAll(async () => {
    switchboard = await unlimited();
    there = await unlimited({}, { databaseUrl: switchboard.databaseUrl });
    admin = await switchboard.admin();
  });
  afterAll(async () => {
    await there.stop();
    await switchboard.stop();
  });

  const create = async (details: object = {}): Promise<{ id: string; key: string; name: string; api: Api }> => {
    const { status, body } = await admin.api.post('/api-keys', { name: 'CRM bridge', role: 'supervisor', ...details });
    expect(status).toBe(201);
    return { ...body, api: switchboard.as({ token: body.key }) };
  };
  const shown = async (id: string) => (await admin.api.get('/api-keys')).body.data.find((each: { id: string }) => each.id === id);
  const refusal = ({ status, body }: Answer) => [status, body?.code];

  it('is shown once, and listed without it', async () => {
    const expiresAt = '2099-01-01T00:00:00.000Z';
    const { id, key, api: _, ...created } = await create({ name: ' CRM bridge ', role: 'agent', expiresAt });
    expect(key).toMatch(/^sbk_[\w-]{43}$/);
    const seen = { role: 'agent', sockets: false, hint: key.slice(-4), createdBy: admin.id, expiresAt, lastUsedAt: null };
    expect(created).toMatchObject({ name: 'CRM bridge', ...seen });
    expect(await shown(id)).toEqual({ id, name: 'CRM bridge', ...seen, createdAt: expect.any(String) });
    expect(JSON.stringify((await admin.api.get('/api-keys')).body)).not.toContain(key);
    expect(await switchboard.probe.holdsText(key.slice('sbk_'.length))).toBe(false);
  });

  it('is listed page by page, the newest first', async () => {
    const [first, second] = [await create(), await create()];
    const page = (await admin.api.get('/api-keys?limit=1')).body;
    expect(page.data.map(({ id }: { id: string }) => id)).toEqual([second.id]);
    const next = (await admin.api.get(`/api-keys?limit=1&cursor=${page.nextCursor}`)).body;
    expect(next.data.map(({ id }: { id: string }) => id)).toEqual([first.id]);
  });

  it('ends in the future', async () => {
    for (const expiresAt of ['2020-01-01T00:00:00Z', switchboard.clock.now().toISOString()]) {
      const { status, body } = await admin.api.post('/api-keys', { name: 'Late', role: 'agent', expiresAt });
      expect([status, body.errors[0].pointer]).toEqual([422, '/expiresAt']);
    }
    expect(refusal(await admin.api.post('/api-keys', { name: 'Cleo', role: 'customer' }))).toEqual([422, 'validation.failed']);
  });

  it('may do what its role may, by the same guards as people', async () => {
    const [agent, supervisor, owner] = [await create({ role: 'agent' }), await create(), await create({ role: 'admin' })];
    for (const [path, ...expected] of [
      ['/queue', 200, 200, 200],
      ['/workload', 403, 200, 200],
      ['/settings/history', 403, 403, 200],
    ] as const)
      expect([path, ...(await Promise.all([agent, supervisor, owner].map(async ({ api }) => (await api.get(path)).status)))]).toEqual([
        path,
        ...expected,
      ]);
    const lower = { authorization: `bearer ${agent.key}` };
    expect((await fetch(`${switchboard.url}/v1/queue`, { headers: lower })).status).toBe(200);
  });

  it('is refused when it is none, like any other bad token', async () => {
    for (const token of ['sbk_', 'sbk_nonsense', `sbk_${'x'.repeat(43)}`, `sbk_${'x'.repeat(5_000)}`])
      expect(refusal(await switchboard.as({ token }).get('/queue'))).toEqual([401, 'auth.unauthorized']);
    // Also where no token is needed.
    expect((await switchboard.as({ token: 'sbk_nonsense' }).get('/widget/config')).status).toBe(401);
  });

  it('ends at its time', async () => {
    const now = switchboard.clock.now().getTime();
    const { key, api } = await create({ expiresAt: new Date(now + 90_000).toISOString(), sockets: true });
    const socket = await switchboard.connect(key);
    switchboard.clock.advance(89);
    await switchboard.app.get(DirectoryClock).closeExpiredSockets();
    expect([(await api.get('/queue')).status, socket.socket.connected]).toEqual([200, true]);
    switchboard.clock.advance(1);
    expect((await api.get('/queue')).status).toBe(401);
    await switchboard.app.get(DirectoryClock).closeExpiredSockets();
    await socket.closed();
    await expect(connect(switchboard.url, key)).rejects.toThrow('unauthorized');
  });

  it('ends when it is revoked, with its sockets at all nodes', async () => {
    const [doomed, other] = [await create({ sockets: true }), await create({ sockets: true })];
    const [near, far, bystander] = [await switchboard.connect(doomed.key), await there.connect(doomed.key), await there.connect(other.key)];
    expect((await admin.api.delete(`/api-keys/${doomed.id}`)).status).toBe(204);
    expect([(await doomed.api.get('/queue')).status, (await there.as({ token: doomed.key }).get('/queue')).status]).toEqual([401, 401]);
    await near.closed();
    await there.app.get(DirectoryClock).checkLogins();
    await far.closed();
    expect(bystander.socket.connected).toBe(true);
    expect(await shown(doomed.id)).toBeUndefined();
    for (const id of [doomed.id, UNKNOWN, 'nonsense'])
      expect(refusal(await admin.api.delete(`/api-keys/${id}`))).toEqual([404, 'api_key.not_found']);
  });

  it('outlives whoever created it', async () => {
    const ada = await switchboard.staff('admin');
    const { body } = await ada.api.post('/api-keys', { name: 'Nightly export', role: 'supervisor' });
    await admin.api.patch(`/users/${ada.id}`, { active: false });
    expect((await switchboard.as({ token: body.key }).get('/workload')).status).toBe(200);
  });

  it('says when it was last used, and writes so once a minute', async () => {
    const { id, api } = await create();
    const lastUse = async (): Promise<number> => Date.parse((await shown(id)).lastUsedAt);
    const start = switchboard.clock.now().getTime();
    await api.get('/queue');
    const first = await lastUse();
    expect(first).toBeGreaterThanOrEqual(start);
    switchboard.clock.advance(MINUTE - 10);
    await Promise.all([api.get('/queue'), api.get('/queue')]);
    expect(await lastUse()).toBe(first);
    switchboard.clock.advance(10);
    await api.get('/queue');
    expect(await lastUse()).toBeGreaterThanOrEqual(first + MINUTE * 1000);
  });

  describe('is no person', () => {
    it('with a desk or a login, and makes no keys', async () => {
      const { id, api } = await create({ role: 'admin' });
      const { chat } = await switchboard.startChat();
      for (const [method, path, body] of [
        ['GET', '/me'],
        ['GET', '/agents/me'],
        ['PUT', '/agents/me/status', { status: 'online' }],
        ['POST', `/chats/${chat.id}/claim`],
        ['POST', `/chats/${chat.id}/take-over`],
        ['POST', `/chats/${chat.id}/accept`],
        ['POST', `/chats/${chat.id}/decline`, {}],
        ['POST', '/api-keys', { name: 'More', role: 'admin' }],
        ['DELETE', `/api-keys/${id}`],
      ] as const)
        expect([method, path, ...refusal(await api.request(method, path, body))]).toEqual([method, path, 403, 'auth.people_only']);
      expect((await api.get('/agents')).body.data.map((agent: { id: string }) => agent.id)).not.toContain(id);
      expect(refusal(await admin.api.post(`/chats/${chat.id}/assign`, { agentId: id }))).toEqual([404, 'agent.not_found']);
    });

    it('with chats: it takes part by its role alone, under its own name', async () => {
      const ana = await switchboard.agentOnline({ name: 'Ana' });
      const { chatId, cleo } = await servedBy(ana, switchboard);
      const [agent, supervisor] = [await create({ role: 'agent' }), await create({ name: 'CRM' })];
      expect(refusal(await agent.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'a', text: 'Hi' }))).toEqual([
        404,
        'chat.not_found',
      ]);
      const said = await supervisor.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'a', text: 'Your parcel is here' });
      expect([said.status, said.body.sender]).toEqual([201, { type: 'agent', id: supervisor.id, name: 'CRM' }]);
      const { body: seen } = await cleo.get(`/chats/${chatId}/messages`);
      expect(seen.data.at(-1)).toMatchObject({ text: 'Your parcel is here', sender: { name: 'CRM' } });
      await supervisor.api.post(`/chats/${chatId}/notes`, { text: 'From the CRM' });
      expect((await ana.api.get(`/chats/${chatId}/notes`)).body.data[0]).toMatchObject({ author: { id: supervisor.id, name: 'CRM' } });
      expect((await supervisor.api.post(`/chats/${chatId}/close`)).body).toMatchObject({ closeReason: 'supervisor', agentId: ana.id });
      const { data: history } = (await ana.api.get(`/chats/${chatId}/history`)).body;
      expect(history.at(-1).actor).toEqual({ type: 'agent', id: supervisor.id });
    });

    it('and what it changed bears its name, also when it is revoked', async () => {
      const { id, api } = await create({ name: 'Terraform', role: 'admin' });
      await api.patch('/settings', { shortAbandonSeconds: 11 });
      await admin.api.delete(`/api-keys/${id}`);
      expect((await admin.api.get('/settings/history?limit=1')).body.data[0].by).toEqual({ id, name: 'Terraform' });
      const meta = (await admin.api.get('/settings/meta')).body;
      expect((meta.data ?? meta).find((each: { name: string }) => each.name === 'shortAbandonSeconds').changedBy).toEqual({
        id,
        name: 'Terraform',
      });
    });
  });

  it('opens sockets only when it was made for it', async () => {
    const { key } = await create();
    const refused = await connect(switchboard.url, key).catch((error: Error & { data?: { code: string } }) => error);
    expect(refused).toMatchObject({ message: 'forbidden', data: { status: 403, code: 'api_key.no_sockets' } });
  });

  it('hears over sockets what its role hears, and has no status there', async () => {
    const [agent, supervisor] = [await create({ role: 'agent', sockets: true }), await create({ sockets: true })];
    const [low, high] = [await switchboard.connect(agent.key), await switchboard.connect(supervisor.key)];
    const ready = await low.heard('ready');
    expect(ready).toEqual({ chats: [], queue: expect.any(Object), serverTime: expect.any(String) });
    const ana = await switchboard.agentOnline();
    const { chatId } = await servedBy(ana, switchboard);
    await high.heard('chat.assigned', ({ chat }) => chat.id === chatId);
    expect(low.all('chat.assigned')).toEqual([]);
    expect(await high.emit('chat.join', { chatId })).toMatchObject({ ok: true });
    const sent = await high.ask('message.send', { chatId, clientMessageId: 'k', text: 'Hello' });
    expect(sent.message.sender.id).toBe(supervisor.id);
    for (const [name, payload] of [
      ['status.set', { status: 'online' }],
      ['activity', {}],
      ['chat.claim', { chatId }],
      ['chat.accept', { chatId }],
      ['chat.decline', { chatId }],
    ] as const)
      expect([name, (await high.emit(name, payload)).error?.code]).toEqual([name, 'auth.people_only']);
    high.close();
    await high.closed();
    await switchboard.sweep();
    expect((await admin.api.get(`/agents/${supervisor.id}/status-history`)).status).toBe(404);
  });

  it('is held to the same rates', async () => {
    await switchboard.settings({ maxMessagesPerSecond: 1 });
    const { api } = await create();
    const { chat } = await switchboard.startChat();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => api.post(`/chats/${chat.id}/messages`, { clientMessageId: `m${i}`, text: 'Hello' })),
    );
    await switchboard.settings({ maxMessagesPerSecond: 0 });
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 429]));
  });
});
