import type { AuditEntryView } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

const DAY_SECONDS = 86_400;

describe('The audit log', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  let sue: Staff;
  let ana: Agent;
  let ben: Staff;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 100 });
    admin = await switchboard.admin();
    sue = await switchboard.staff('supervisor', { name: 'Sue' });
    ana = await switchboard.agentOnline({ name: 'Ana' });
    ben = await switchboard.staff('agent', { name: 'Ben' });
  });
  afterAll(() => switchboard.stop());

  const entries = async (query = ''): Promise<AuditEntryView[]> => (await admin.api.get(`/audit?limit=100&${query}`)).body.data;
  const shown = ({ actor, action, target, before, after }: AuditEntryView) => ({ by: actor.name, action, of: target.type, before, after });
  const about = async (id: string) => (await entries(`target=${id}`)).map(shown);

  it('says who changed what, from what to what, and from where', async () => {
    await admin.api.patch(`/users/${ben.id}`, { role: 'supervisor' });
    const [entry] = await entries(`target=${ben.id}`);
    expect(entry).toEqual({
      id: expect.any(String),
      at: expect.stringMatching(/Z$/),
      actor: { type: 'user', id: admin.id, name: expect.any(String) },
      action: 'user.changed',
      target: { type: 'user', id: ben.id },
      before: { role: 'agent' },
      after: { role: 'supervisor' },
      address: '127.0.0.1',
    });
  });

  it('has what supervisors do to a chat and its agent, over REST and sockets, once each', async () => {
    const { chat, chatId } = await servedBy(ana, switchboard);
    const desk = await switchboard.connect(sue.token);
    await sue.api.put(`/chats/${chatId}/priority`, { priority: 'urgent' });
    await sue.api.post(`/chats/${chatId}/notes`, { text: 'Ask for the number', to: ana.id });
    await desk.ask('chat.watch', { chatId, watch: true });
    await ana.socket.ask('chat.hand', { chatId, raised: true });
    await sue.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'sue', text: 'Sue here, may I?' });
    await sue.api.post(`/chats/${chatId}/take-over`);
    await desk.ask('chat.close', { chatId, resolution: 'resolved' });
    expect((await about(chat.id)).toReversed()).toEqual([
      { by: 'Sue', action: 'chat.priority_changed', of: 'chat', before: { priority: 'normal' }, after: { priority: 'urgent' } },
      { by: 'Sue', action: 'chat.note_added', of: 'chat', before: null, after: { to: ana.id, mentions: 0 } },
      { by: 'Sue', action: 'chat.watched', of: 'chat', before: null, after: { visible: true } },
      { by: 'Ana', action: 'chat.hand_raised', of: 'chat', before: { hand: null }, after: { hand: expect.any(Object) } },
      { by: 'Sue', action: 'chat.stepped_in', of: 'chat', before: null, after: { messageId: expect.any(String) } },
      expect.objectContaining({
        by: 'Sue',
        action: 'chat.transferred',
        before: expect.objectContaining({ agentId: ana.id }),
        after: expect.objectContaining({ agentId: sue.id }),
      }),
      { by: 'Sue', action: 'chat.hand_lowered', of: 'chat', before: null, after: null },
      expect.objectContaining({
        by: 'Sue',
        action: 'chat.closed',
        after: expect.objectContaining({ status: 'closed', resolution: 'resolved' }),
      }),
    ]);
    await sue.api.put(`/agents/${ana.id}/status`, { status: 'away', reason: 'Lunch' });
    await ana.api.put('/agents/me/status', { status: 'online' });
    expect(await about(ana.id)).toEqual(
      expect.arrayContaining([
        {
          ...{ by: 'Sue', action: 'agent.status_changed', of: 'agent' },
          ...{ before: { selectedStatus: 'online', selectedNote: null }, after: { selectedStatus: 'away', selectedNote: 'Lunch' } },
        },
      ]),
    );
    expect((await about(ana.id)).filter(({ action, by }) => action === 'agent.status_changed' && by === 'Ana')).toEqual([]);
  });

  it('is silent about what follows from a deed, what was refused, what changed nothing, and what customers and agents write', async () => {
    const before = await entries();
    const { chatId, token } = await servedBy(ana, switchboard);
    await switchboard.as({ token }).post(`/chats/${chatId}/messages`, { clientMessageId: 'a', text: 'Hello' });
    await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'b', text: 'Hello' });
    await sue.api.put(`/chats/${chatId}/priority`, { priority: 'normal' });
    expect((await sue.api.patch(`/users/${ana.id}`, { role: 'admin' })).status).toBe(403);
    expect((await sue.api.put(`/agents/${ana.id}/status`, { status: 'asleep' })).status).toBe(422);
    expect(await entries()).toEqual(before);
  });

  it('has no entry for what the system does because of a deed', async () => {
    await admin.api.post('/skills', { name: 'rare' });
    const { chat } = await switchboard.startChat({ skills: [{ name: 'rare' }] }, sue.api);
    await admin.api.put(`/agents/${ana.id}/skills`, { skills: [{ name: 'rare' }] });
    await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    expect((await about(chat.id)).map(({ action, by }) => `${action} by ${by}`)).toEqual(['chat.queued by Sue']);
  });

  it('shows no secret, and nothing of what is personal', async () => {
    const { body: key } = await admin.api.post('/api-keys', { name: 'CRM', role: 'supervisor' });
    const { body: hook } = await admin.api.post('/webhooks', { url: 'https://93.184.216.34/hook', events: ['*'] });
    const { body: rotated } = await admin.api.post(`/webhooks/${hook.id}/rotate-secret`);
    const { body: identity } = await admin.api.post('/widget/identity-secret/rotate');
    const source = {
      name: 'CRM',
      url: 'https://93.184.216.34/crm',
      timeoutMs: 1000,
      secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    };
    await admin.api.patch('/settings', { contextSources: [source], maxConcurrentChats: 7 });
    await admin.api.patch(`/users/${ben.id}`, { password: 'Quite another password' });
    await ana.api.post('/canned-responses', { title: 'Mine', content: 'Nobody else sees this', scope: 'personal' });
    const all = await entries();
    const text = JSON.stringify(all);
    for (const secret of [key.key, hook.secret, rotated.secret, identity.secret, source.secret, 'Quite another', 'Nobody else'])
      expect(text).not.toContain(secret);
    expect(all.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        ...['api_key.created', 'webhook.created', 'webhook.secret_rotated', 'identity_secret.rotated', 'settings.changed'],
        'user.access_revoked',
      ]),
    );
    const [settings, first] = await entries('action=settings.changed');
    expect(settings!.after).toMatchObject({ maxConcurrentChats: 7, contextSources: [{ name: 'CRM' }] });
    expect(first).toMatchObject({ before: { maxConcurrentChats: 5 }, after: { maxConcurrentChats: 100 } });
  });

  it('names a program with an API key', async () => {
    const { body: key } = await admin.api.post('/api-keys', { name: 'Importer', role: 'supervisor' });
    const { body: customer } = await switchboard.as({ token: key.key }).post('/customers', { name: 'Ida', externalId: 'ida' });
    expect((await entries(`target=${customer.id}`))[0]).toMatchObject({
      actor: { type: 'apiKey', name: 'Importer' },
      action: 'customer.added',
    });
  });

  it('forgets with an erased customer what it was, and not that it was changed', async () => {
    const { body: customer } = await sue.api.post('/customers', { name: 'Zelda Zimmermann', email: 'zelda@customers.example' });
    await sue.api.patch(`/customers/${customer.id}`, { note: 'Zelda likes tea' });
    await admin.api.delete(`/customers/${customer.id}/personal-data`);
    const about = await entries(`target=${customer.id}`);
    expect(about.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['customer.personal_data_erased', null, null],
      ['customer.changed', null, null],
      ['customer.added', null, null],
    ]);
    expect(JSON.stringify(await entries())).not.toMatch(/Zelda/i);
  });

  it('has one entry for an import of many', async () => {
    const rows = Array.from({ length: 150 }, (_, n) => `many-${n},Many ${n}`);
    const csv = ['externalId,name', ...rows].join('\n');
    expect((await sue.api.post('/customers/import', { csv })).status).toBeLessThan(300);
    const [entry] = await entries('action=customer.added');
    expect(entry).toMatchObject({ target: { type: 'customer', id: null }, after: { count: 150 } });
  });

  it('is filtered and paged without a gap or a repetition', async () => {
    const all = await entries();
    expect((await entries(`actorId=${sue.id}`)).every(({ actor }) => actor.id === sue.id)).toBe(true);
    expect((await entries('target=webhook,api_key')).every(({ target }) => ['webhook', 'api_key'].includes(target.type))).toBe(true);
    expect(await entries(`from=${switchboard.clock.now().toISOString()}&to=${switchboard.clock.now().toISOString()}`)).toEqual([]);
    const paged: AuditEntryView[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: { data: AuditEntryView[]; nextCursor: string | null } } = await admin.api.get(
        `/audit?limit=3${cursor && `&cursor=${cursor}`}`,
      );
      paged.push(...body.data);
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(all);
    for (const query of [
      'actorId=ana',
      'action=everything',
      'target=*',
      'from=yesterday',
      'from=2026-02-01&to=2026-01-01',
      'cursor=e30',
      'limit=0',
    ])
      expect((await admin.api.get(`/audit?${query}`)).status).toBe(422);
  });

  it('is for admins alone', async () => {
    for (const { api } of [ana, sue]) expect(await api.get('/audit')).toMatchObject({ status: 403 });
    const { token } = await servedBy(ana, switchboard);
    expect((await switchboard.as({ token }).get('/audit')).status).toBe(403);
    expect((await switchboard.as({ token: 'nobody' }).get('/audit')).status).toBe(401);
  });

  it('is kept for as long as the setting says', async () => {
    switchboard.clock.advance(731 * DAY_SECONDS);
    admin = await switchboard.admin();
    await admin.api.patch('/settings', { maxConcurrentChats: 8 });
    await switchboard.sweep('AuditClock');
    expect((await entries()).map(({ action }) => action)).toEqual(['settings.changed']);
  });
});
