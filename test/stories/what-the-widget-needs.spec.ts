import type { WidgetConfigView } from '#protocol';
import { pointersOf } from '../kit/api';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('What the widget needs to know', () => {
  let switchboard: Switchboard;
  let admin: Staff;

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment: { ALLOWED_ORIGINS: 'https://shop.example' } });
    admin = await switchboard.admin();
  });
  afterAll(() => switchboard.stop());

  const config = async (locale = 'en'): Promise<WidgetConfigView> =>
    (await switchboard.visitor.get(`/widget/config?locale=${locale}`)).body;
  /** An answer may be a second old. */
  const soon = (is: (config: WidgetConfigView) => boolean): Promise<WidgetConfigView> =>
    eventually(async () => {
      const now = await config();
      return is(now) && now;
    });

  it('is public, and the same until something changes', async () => {
    await admin.api.post('/skills', { name: 'billing', description: 'Invoices', public: true });
    await admin.api.post('/skills', { name: 'key-accounts', public: false });
    const now = await soon(({ topics }) => topics.length > 0);
    expect(now).toEqual({
      online: false,
      opensAt: null,
      acceptsChats: true,
      topics: [{ name: 'billing', description: 'Invoices', kind: 'skill' }],
      estimatedWaitSeconds: null,
      editMinutes: 15,
      typingPreview: false,
      recordings: null,
      translates: false,
      mailsTranscripts: false,
      attachments: { maxBytes: 10_485_760, types: expect.arrayContaining(['image/png']) },
      theme: { colour: '#5048e5', radius: 16, position: 'end', mode: 'auto' },
      texts: {},
      fields: [
        { name: 'name', required: true },
        { name: 'email', required: false },
      ],
      showPosition: true,
      team: [],
      poweredBy: true,
      languages: ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'ar', 'he', 'ja'],
      reopenWithinSeconds: 86_400,
    });
    const { headers } = await switchboard.visitor.get('/widget/config');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const etag = headers.get('etag')!;
    const again = await switchboard.visitor.request('GET', '/widget/config', undefined, { 'if-none-match': `W/"other", ${etag}` });
    expect(again.status).toBe(304);
    const other = await switchboard.visitor.request('GET', '/widget/config', undefined, { 'if-none-match': '"other"' });
    expect(other.status).toBe(200);
  });

  it('which sites may use it, admins are told', async () => {
    expect((await admin.api.get('/widget/origins')).body).toEqual({ origins: ['https://shop.example'] });
    const supervisor = await switchboard.staff('supervisor');
    expect([(await supervisor.api.get('/widget/origins')).status, (await switchboard.visitor.get('/widget/origins')).status]).toEqual([
      403, 401,
    ]);
  });

  it('tells whether anybody is there', async () => {
    const agent = await switchboard.agentOnline();
    await soon(({ online }) => online);
    await switchboard.settings({ acceptWhenNobodyOnline: false });
    await agent.api.put('/agents/me/status', { status: 'away' });
    await soon(({ online, acceptsChats }) => !online && !acceptsChats);
    await switchboard.settings({ acceptWhenNobodyOnline: true });
  });

  it('looks as an admin says, in the language of the page', async () => {
    const { body } = await admin.api.patch('/widget/settings', {
      theme: { colour: '#FFD400' },
      texts: { en: { hello: 'Hi' }, de: { hello: 'Moin' } },
      team: ['Ana Duarte'],
    });
    expect(body.theme).toEqual({ colour: '#FFD400', radius: 16, position: 'end', mode: 'auto' });
    expect((await admin.api.get('/widget/settings')).body).toEqual(body);
    expect(await config('de-AT')).toMatchObject({ texts: { hello: 'Moin' }, team: [{ name: 'Ana Duarte' }], theme: { colour: '#FFD400' } });
    expect((await config('xx')).texts).toEqual({ hello: 'Hi' });
    const { body: after } = await admin.api.patch('/widget/settings', { theme: { radius: 0 }, showPosition: false });
    expect(after).toMatchObject({ theme: { colour: '#FFD400', radius: 0 }, showPosition: false, team: ['Ana Duarte'] });
  });

  it('is changed by admins alone, and holds nothing else', async () => {
    const supervisor = await switchboard.staff('supervisor');
    expect((await supervisor.api.get('/widget/settings')).status).toBe(403);
    expect((await supervisor.api.patch('/widget/settings', { poweredBy: false })).status).toBe(403);
    const wrong = await admin.api.patch('/widget/settings', {
      theme: { colour: 'red', radius: 99 },
      texts: { klingon: { hello: 'nuqneH' } },
      fields: [{ name: 'password', required: true }],
      team: ['1', '2', '3', '4', '5', '6'],
      script: 'alert(1)',
    });
    expect(wrong.status).toBe(422);
    expect(pointersOf(wrong.body).sort()).toEqual(['/fields/0/name', '/script', '/team', '/texts', '/theme/colour', '/theme/radius']);
    const twice = [
      { name: 'email', required: true },
      { name: 'email', required: false },
    ];
    expect((await admin.api.patch('/widget/settings', { fields: twice })).status).toBe(422);
    const long = { en: { hello: 'x'.repeat(301) } };
    expect(pointersOf((await admin.api.patch('/widget/settings', { texts: long })).body)).toEqual(['/texts']);
  });
});
