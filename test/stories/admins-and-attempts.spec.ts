import { unlimited } from '../kit/cast';
import { type Staff, Switchboard } from '../kit/switchboard';

describe('The last admin', () => {
  let switchboard: Switchboard;
  let admin: Staff;

  beforeEach(async () => {
    switchboard = await unlimited();
    admin = await switchboard.admin();
  });
  afterEach(() => switchboard.stop());

  const activeAdmins = async (): Promise<number> => (await switchboard.probe.activeAdmins()).length;

  it.each([{ role: 'supervisor' }, { active: false }])('cannot be removed: %j', async (patch) => {
    expect(await admin.api.patch(`/users/${admin.id}`, patch)).toMatchObject({ status: 409, body: { code: 'user.last_admin' } });
    expect((await admin.api.get('/me')).body.role).toBe('admin');

    const other = await switchboard.staff('admin');
    expect((await admin.api.patch(`/users/${admin.id}`, patch)).status).toBe(200);
    expect((await admin.api.get('/me')).status).toBe(401);
    expect((await other.api.get('/me')).status).toBe(200);
  });

  it('stays when two admins remove each other at once', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = await Promise.all([switchboard.staff('admin'), switchboard.staff('admin')]);
      await switchboard.probe.doctor.leaveAdmins([one.id, two.id]);
      const answers = await Promise.all([
        one.api.patch(`/users/${two.id}`, { active: false }),
        two.api.patch(`/users/${one.id}`, { role: 'agent' }),
      ]);
      expect(await activeAdmins()).toBe(1);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    }
  });
});

describe('Attempts to sign in', () => {
  let switchboard: Switchboard;
  let admin: Staff;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    admin = await switchboard.admin();
    await switchboard.settings({ maxLoginsPerMinute: 3 });
  });
  afterAll(() => switchboard.stop());

  const attempt = (headers = {}) =>
    switchboard.visitor.request('POST', '/auth/login', { email: admin.email, password: 'a-wrong-password' }, headers);

  it('are counted per address and minute, whatever address a header claims; a good password counts as one', async () => {
    expect((await attempt()).status).toBe(401);
    expect((await attempt({ 'x-forwarded-for': '198.51.100.7' })).status).toBe(401);
    expect((await switchboard.visitor.post('/auth/login', { email: admin.email, password: 'a-good-password' })).status).toBe(200);
    const refused = await attempt({ 'x-forwarded-for': '198.51.100.8' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate.limited', retryAfterSeconds: expect.any(Number) } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });

  it('are held to a new limit at once, and to none when it is 0', async () => {
    await switchboard.settings({ maxLoginsPerMinute: 5 });
    expect((await attempt()).status).toBe(401);
    await switchboard.settings({ maxLoginsPerMinute: 0 });
    for (let i = 0; i < 6; i++) expect((await attempt()).status).toBe(401);
  });

  it('do not hinder starting chats, which has a limit of its own', async () => {
    await switchboard.settings({ maxNewChatsPerMinute: 2 });
    const start = () => switchboard.visitor.post('/chats', { customer: { name: 'Cleo' } });
    expect([await start(), await start(), await start()].map(({ status }) => status)).toEqual([201, 201, 429]);
    expect((await admin.api.post('/chats', { customer: { name: 'Cleo' } })).status).toBe(201);
  });

  it('do not hinder a site, of which all who start chats or leave messages have a limit together', async () => {
    await switchboard.settings({ maxNewChatsPerMinute: 0, maxNewChatsPerMinuteOfSite: 2 });
    const from = (origin: string, path: string, body: object) => switchboard.visitor.request('POST', path, body, { origin });
    const start = (origin: string) => from(origin, '/chats', { customer: { name: 'Cleo' } });
    const [shop, other] = ['https://shop.example', 'https://other.example'];
    const refused = [await start(shop), await start(shop), await start(shop)].at(-1)!;
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate.site_limited', retryAfterSeconds: expect.any(Number) } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const left = { name: 'Cleo', email: 'cleo@example.com', message: 'Call me' };
    expect([await start(other), await from(shop, '/offline-messages', left)].map(({ status }) => status)).toEqual([201, 201]);
    expect((await admin.api.request('POST', '/chats', { customer: { name: 'Cleo' } }, { origin: shop })).status).toBe(201);
  });
});

describe('Admins', () => {
  let switchboard: Switchboard;

  beforeAll(async () => (switchboard = await unlimited()));
  afterAll(() => switchboard.stop());

  it('who look at the settings see what each is, and who changed it from what to what', async () => {
    const admin = await switchboard.admin();
    const { id, name } = (await admin.api.get('/me')).body;
    await switchboard.probe.doctor.logChangeOfSettings(['attachmentUrlSeconds'], '2026-01-01T00:00:00Z');
    await switchboard.settings({ offerTimeoutSeconds: 7 });
    await switchboard.settings({ offerTimeoutSeconds: 0, priorityAgingSeconds: 60 });

    const { body: meta } = await admin.api.get('/settings/meta');
    const { body: settings } = await admin.api.get('/settings');
    const about = (setting: string) => meta.find((each: { name: string }) => each.name === setting);
    expect(meta.map((each: { name: string }) => each.name).sort()).toEqual(Object.keys(settings).sort());
    expect(about('offerTimeoutSeconds')).toEqual({
      name: 'offerTimeoutSeconds',
      context: 'routing',
      type: 'number',
      default: 0,
      minimum: 0,
      maximum: 31_536_000,
      nullable: false,
      forStaff: true,
      description: expect.stringMatching(/\w/),
      changedAt: expect.stringMatching(/Z$/),
      changedBy: { id, name },
    });
    expect(about('priorityAgingSeconds')).toMatchObject({ default: null, nullable: true, changedBy: { id } });
    expect(about('attachmentTypes')).toMatchObject({
      type: 'array',
      default: expect.arrayContaining(['image/png']),
      values: expect.arrayContaining(['audio/mpeg']),
      changedAt: null,
      changedBy: null,
    });
    expect(about('attachmentUrlSeconds')).toMatchObject({ changedAt: '2026-01-01T00:00:00.000Z', changedBy: null });

    const { body: first } = await admin.api.get('/settings/history?limit=1');
    expect(first.data).toEqual([
      {
        at: about('priorityAgingSeconds').changedAt,
        by: { id, name },
        changes: [
          { name: 'offerTimeoutSeconds', from: 7, to: 0 },
          { name: 'priorityAgingSeconds', from: null, to: 60 },
        ],
      },
    ]);
    const { body: rest } = await admin.api.get(`/settings/history?limit=100&cursor=${first.nextCursor}`);
    expect(rest.data[0].changes).toEqual([{ name: 'offerTimeoutSeconds', from: 0, to: 7 }]);
    expect(rest.data).toContainEqual({ at: '2026-01-01T00:00:00.000Z', by: null, changes: [{ name: 'attachmentUrlSeconds' }] });
  });
});
