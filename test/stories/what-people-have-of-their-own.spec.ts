import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { formWith, PDF, picture } from '../kit/files';
import { PASSWORD, type Staff, Switchboard } from '../kit/switchboard';

describe('What people have of their own', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let ben: Agent;

  beforeAll(async () => {
    switchboard = await unlimited();
    ben = await switchboard.agentOnline({ name: 'Ben', maxConcurrentChats: 0 });
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(() => switchboard.stop());

  describe('preferences', () => {
    const kept = async ({ api }: Staff) => (await api.get('/me/preferences')).body;

    it('are empty at first, then what was stored last, on every device and for nobody else', async () => {
      expect(await kept(ana)).toEqual({});
      const preferences = { theme: 'dark', shortcuts: { close: ['e'] }, panes: [280, 340], sounds: null };
      expect(await ana.api.put('/me/preferences', preferences)).toMatchObject({ status: 200, body: preferences });
      expect(await kept(ana)).toEqual(preferences);
      expect(await kept(ben)).toEqual({});
      await ana.api.put('/me/preferences', { theme: 'light' });
      expect(await kept(ana)).toEqual({ theme: 'light' });
    });

    it('are an object of at most 16,384 bytes, counted as UTF-8', async () => {
      const filled = (bytes: number) => ({ é: 'x'.repeat(bytes - '{"é":""}'.length - 1) });
      const before = filled(16_384);
      expect((await ana.api.put('/me/preferences', before)).status).toBe(200);
      expect(await ana.api.put('/me/preferences', filled(16_385))).toMatchObject({
        status: 413,
        body: { code: 'preferences.too_large', maxBytes: 16_384 },
      });
      for (const wrong of ['[]', '7', '"dark"', 'null', '']) {
        expect((await ana.api.request('PUT', '/me/preferences', wrong)).status).toBe(422);
      }
      expect((await ana.api.put('/me/preferences', { note: 'a\0b' })).status).toBe(422);
      expect(await kept(ana)).toEqual(before);
    });
  });

  it('a name: it is the new one everywhere at once, in open chats too, and nothing else can be changed', async () => {
    const { chatId, token } = await servedBy(ana, switchboard);
    const cleo = await switchboard.connect(token);
    expect(await ana.api.patch('/me', { name: ' Anna ' })).toMatchObject({
      status: 200,
      body: { id: ana.id, name: 'Anna', role: 'agent' },
    });
    expect((await ana.api.get('/me')).body.name).toBe('Anna');
    const { chat } = await cleo.heard('chat.updated', ({ chat: { agent } }) => agent?.name === 'Anna');
    expect(chat).toMatchObject({ id: chatId, agent: { id: ana.id } });
    expect(chat).not.toHaveProperty('unread');
    expect((await ana.api.patch('/me', { name: '\u200b' })).status).toBe(422);
    for (const more of [{ role: 'admin' }, { email: 'x@example.com' }, { password: 'another-password' }]) {
      expect((await ana.api.patch('/me', more)).status).toBe(422);
    }
    expect((await ana.api.patch('/me', {})).body.name).toBe('Anna');
    await ana.api.patch('/me', { name: 'Ana' });
  });

  describe('a password', () => {
    const NEXT = 'another-good-password';
    const login = async ({ email }: Pick<Staff, 'email'>, password: string) => switchboard.visitor.post('/auth/login', { email, password });
    const me = async (token: string) => (await switchboard.as({ token }).get('/me')).status;

    it('is replaced by whoever knows it; other logins end at once, this one goes on', async () => {
      const eve = await switchboard.staff('supervisor');
      const elsewhere = (await login(eve, PASSWORD)).body;
      const own = (await login(eve, PASSWORD)).body;
      const [there, here] = [await switchboard.connect(elsewhere.accessToken), await switchboard.connect(own.accessToken)];
      const answer = await switchboard.as({ token: own.accessToken }).put('/me/password', { current: PASSWORD, next: NEXT });
      expect(answer.status).toBe(204);

      expect([await me(elsewhere.accessToken), await me(eve.token), await me(own.accessToken)]).toEqual([401, 401, 200]);
      await there.closed();
      expect((await here.emit('activity', {})).ok).toBe(true);
      const renew = (refreshToken: string) => switchboard.visitor.post('/auth/refresh', { refreshToken });
      expect((await renew(elsewhere.refreshToken)).status).toBe(401);
      expect((await renew(own.refreshToken)).status).toBe(200);
      expect([(await login(eve, PASSWORD)).status, (await login(eve, NEXT)).status]).toEqual([401, 200]);
    });

    it('stays when the current one is wrong or the next one is none, and nobody is signed out', async () => {
      const eve = await switchboard.staff('supervisor');
      const elsewhere = (await login(eve, PASSWORD)).body;
      expect(await eve.api.put('/me/password', { current: 'a-wrong-password', next: NEXT })).toMatchObject({
        status: 403,
        body: { code: 'auth.wrong_password' },
      });
      const tooShort = await eve.api.put('/me/password', { current: PASSWORD, next: 'short' });
      expect(tooShort).toMatchObject({ status: 422, body: { errors: [{ pointer: '/next' }] } });
      expect([await me(elsewhere.accessToken), (await login(eve, PASSWORD)).status]).toEqual([200, 200]);
    });

    it('is replaced once when two try at the same time', async () => {
      const eve = await switchboard.staff('supervisor');
      const tries = ['first-good-password', 'other-good-password'].map((next) => eve.api.put('/me/password', { current: PASSWORD, next }));
      expect((await Promise.all(tries)).map(({ status }) => status).toSorted()).toEqual([204, 403]);
      expect((await login(eve, PASSWORD)).status).toBe(401);
    });
  });

  describe('a picture', () => {
    const put = (content: Buffer | string, name = 'me.png', who: Staff = ana) =>
      who.api.upload('/me/avatar', formWith(name, content), 'PUT');
    const fetched = (address: string) => switchboard.visitor.fetch(address);

    it('is drawn anew as a small square without metadata, and served to everybody who knows the address, for ever', async () => {
      const photo = await sharp(await picture('jpeg', 900, 600))
        .withExif({ IFD0: { Copyright: 'my home address' } })
        .toBuffer();
      const { status, body } = await put(photo, 'me.jpg');
      expect({ status, body }).toMatchObject({ status: 200, body: { id: ana.id, avatarUrl: expect.stringMatching(/^\/v1\/avatars\//) } });
      const response = await fetched(body.avatarUrl);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const image = Buffer.from(await response.arrayBuffer());
      expect(await sharp(image).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 });
      expect(image.includes('my home address')).toBe(false);
      expect(image.length).toBeLessThan(50_000);
    });

    it('is shown wherever the person is: signing in, in lists of users and agents, and as agent of a chat, also to the customer', async () => {
      const { avatarUrl } = (await put(await picture())).body;
      expect((await ana.api.get('/me')).body.avatarUrl).toBe(avatarUrl);
      const signedIn = await switchboard.visitor.post('/auth/login', { email: ana.email, password: PASSWORD });
      expect(signedIn.body.user.avatarUrl).toBe(avatarUrl);
      const users = (await (await switchboard.admin()).api.get('/users?limit=100')).body.data;
      expect(users.map(({ id, avatarUrl: url }: { id: string; avatarUrl: string | null }) => [id, url])).toEqual(
        expect.arrayContaining([
          [ana.id, avatarUrl],
          [ben.id, null],
        ]),
      );
      expect((await ana.api.get('/agents/me')).body.avatarUrl).toBe(avatarUrl);
      const { data: colleagues } = await ben.socket.ask('agents.watch', { watch: true });
      expect(colleagues).toEqual(expect.arrayContaining([expect.objectContaining({ id: ana.id, avatarUrl })]));
      const { chatId, cleo } = await servedBy(ana, switchboard);
      const assigned = ana.socket.all('chat.assigned').find(({ chat }) => chat.id === chatId)!;
      const face = { id: ana.id, name: 'Ana', avatarUrl };
      expect([assigned.agent, assigned.chat.agent, (await cleo.get(`/chats/${chatId}`)).body.agent]).toEqual([face, face, face]);
    });

    it('has a new address when it is another one, told in open chats; the old one is gone, and so is the last when it is taken away', async () => {
      const { chatId } = await servedBy(ana, switchboard);
      const first = (await put(await picture())).body.avatarUrl;
      const second = (await put(await picture('webp'), 'me.webp')).body.avatarUrl;
      expect(second).not.toBe(first);
      expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200]);
      await ana.socket.heard('chat.updated', ({ chat }) => chat.id === chatId && chat.agent?.avatarUrl === second);
      expect((await ana.api.delete('/me/avatar')).status).toBe(204);
      expect((await ana.api.get('/me')).body.avatarUrl).toBeNull();
      expect((await fetched(second)).status).toBe(404);
      expect((await ana.api.delete('/me/avatar')).status).toBe(204);
      const absent = await fetched(`/v1/avatars/${randomUUID()}`);
      expect([absent.status, absent.headers.get('cache-control')]).toEqual([404, 'no-store']);
    });

    it('is an image: anything else is refused, and the picture before it stays', async () => {
      const { avatarUrl } = (await put(await picture())).body;
      expect(await put(PDF, 'me.pdf')).toMatchObject({ status: 415, body: { code: 'attachment.type_not_allowed' } });
      expect(await put('<svg xmlns="http://www.w3.org/2000/svg"/>', 'me.svg')).toMatchObject({ status: 415 });
      expect(await put(await picture('jpeg'), 'me.png')).toMatchObject({ status: 415, body: { code: 'attachment.content_unlike_name' } });
      expect(await put((await picture()).subarray(0, 200))).toMatchObject({ status: 415, body: { code: 'attachment.image_unreadable' } });
      expect(await put('')).toMatchObject({ status: 422 });
      await switchboard.settings({ attachmentMaxBytes: 100 });
      expect(await put(await picture())).toMatchObject({ status: 413, body: { code: 'attachment.too_large', maxBytes: 100 } });
      await switchboard.settings({ attachmentMaxBytes: 10_485_760 });
      expect((await ana.api.get('/me')).body.avatarUrl).toBe(avatarUrl);
      expect((await fetched(avatarUrl)).status).toBe(200);
    });
  });

  describe('of the settings', () => {
    it('those that a desk needs, with what they mean; the others are for admins', async () => {
      await switchboard.settings({ undoSendSeconds: 7.5 });
      const admin = await switchboard.admin();
      await eventually(async () => (await ana.api.get('/settings')).body.undoSendSeconds === 7.5, 'the setting');
      const all = (await admin.api.get('/settings')).body;
      const seen = (await ana.api.get('/settings')).body;
      const meta: { name: string; forStaff: boolean }[] = (await admin.api.get('/settings/meta')).body;
      const forStaff = meta.filter((setting) => setting.forStaff).map(({ name }) => name);
      expect(Object.keys(seen).toSorted()).toEqual(forStaff.toSorted());
      expect(forStaff).toEqual(expect.arrayContaining(['undoSendSeconds', 'attachmentMaxBytes', 'attachmentTypes']));
      expect(all).toMatchObject(seen);
      expect(Object.keys(seen)).not.toContain('maxLoginsPerMinute');
      expect(meta.find(({ name }) => name === 'undoSendSeconds')).toMatchObject({ default: 0, minimum: 0, maximum: 10, forStaff: true });
      for (const wrong of [-1, 10.5, '5', null]) expect((await admin.api.patch('/settings', { undoSendSeconds: wrong })).status).toBe(422);
      expect((await ana.api.patch('/settings', { undoSendSeconds: 1 })).status).toBe(403);
    });
  });
});

describe('Attempts to replace a password', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
  });
  afterAll(() => switchboard.stop());

  it('count with those to sign in, right or wrong', async () => {
    const eve = await switchboard.staff('agent');
    await switchboard.settings({ maxLoginsPerMinute: 3 });
    const attempt = (current: string) => eve.api.put('/me/password', { current, next: PASSWORD });
    expect([(await attempt('a-wrong-password')).status, (await attempt(PASSWORD)).status]).toEqual([403, 204]);
    expect((await switchboard.visitor.post('/auth/login', { email: eve.email, password: PASSWORD })).status).toBe(200);
    expect(await attempt(PASSWORD)).toMatchObject({ status: 429, body: { code: 'rate.limited', retryAfterSeconds: expect.any(Number) } });
  });
});
