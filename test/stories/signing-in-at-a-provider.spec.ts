import { Secret, TOTP } from 'otpauth';
import type { Answer } from '../kit/api';
import { unlimited } from '../kit/cast';
import { OwnOidcProvider, type Person } from '../kit/kept/own-oidc-provider';
import { PASSWORD, Switchboard } from '../kit/switchboard';

/** A browser as far as it goes to addresses and keeps cookies, by host and port. */
class Browser {
  readonly cookies = new Map<string, Map<string, string>>();

  constructor(private readonly url: string) {}

  async send(address: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address, this.url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(new URL(address, this.url), { redirect: 'manual', ...init, headers: { cookie } });
    for (const each of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(each) as unknown as [string, string, string];
      if (value === '' || /max-age=0/i.test(each)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows where it is led, until the callback (which it does not open) or the sign-in page. */
  async follow(address: string, until = /\/login\?/): Promise<URL> {
    let at = new URL(address, this.url);
    for (let hops = 0; hops < 10 && !until.test(at.href); hops++) {
      const location = (await this.send(at.href)).headers.get('location');
      if (location === null) throw new Error(`${at.href} leads nowhere`);
      at = new URL(location, at);
    }
    return at;
  }

  /** Signs in, and says where that led: the page of the desk and why not, if not. */
  async signIn(query = ''): Promise<{ oidc?: string; problem?: string; to?: string }> {
    return Object.fromEntries((await this.follow(`/v1/auth/oidc/start${query}`)).searchParams);
  }

  async exchange(): Promise<Answer> {
    const response = await this.send('/v1/auth/oidc/exchange', { method: 'POST' });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }
}

const ANA: Person = { sub: 'ana', name: 'Ana Duarte', email: 'Ana@example.com', email_verified: true, roles: ['staff', 'agent'] };

describe('Signing in at the provider of the company', () => {
  let provider: OwnOidcProvider;
  let switchboard: Switchboard;

  beforeAll(async () => {
    provider = await OwnOidcProvider.start();
    switchboard = await unlimited({}, { environment: { ...provider.environment, OIDC_BREAK_GLASS: 'glass@example.com' } });
    provider.serve(switchboard.url);
  });
  afterAll(async () => {
    await switchboard.stop();
    provider.stop();
  });
  beforeEach(() => Object.assign(provider, { person: ANA, denies: false, forge: (claims: object) => claims, signsWithAnother: false }));

  const browser = (): Browser => new Browser(switchboard.url);
  const as = (person: Partial<Person>): ReturnType<Browser['signIn']> => {
    provider.person = { ...ANA, ...person };
    return browser().signIn();
  };
  const signedIn = async (person: Partial<Person> = {}): Promise<Answer> => {
    provider.person = { ...ANA, ...person };
    const at = browser();
    expect(await at.signIn()).toEqual({ oidc: 'done' });
    return at.exchange();
  };
  const user = async (email: string) => (await (await switchboard.admin()).api.get(`/users?q=${encodeURIComponent(email)}`)).body.data[0];

  it('makes somebody new a user with the role that the claim leads to, and hands the desk its login once', async () => {
    const at = browser();
    const callback = await at.follow('/v1/auth/oidc/start?to=/inbox/7', /\/callback\?/);
    expect(Object.fromEntries(callback.searchParams)).toMatchObject({ code: expect.any(String), iss: provider.issuer });
    const back = await at.send(callback.href);
    expect(back.headers.get('location')).toBe('/login?oidc=done&to=%2Finbox%2F7');
    const cookie = back.headers.getSetCookie().find((each) => each.startsWith('switchboard-login'))!;
    expect(cookie).toMatch(/; Path=\/v1\/auth\/oidc; Max-Age=60; HttpOnly; SameSite=Strict$/);
    const handed = cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    const { status, body } = await at.exchange();
    expect([status, body.user]).toMatchObject([200, { name: 'Ana Duarte', email: 'ana@example.com', role: 'agent' }]);
    expect((await switchboard.as({ token: body.accessToken }).get('/me/sessions')).body.data).toMatchObject([
      { device: 'node', current: true },
    ]);
    expect(await at.exchange()).toMatchObject({ status: 401, body: { code: 'oidc.expired' } });
    // Whoever took the cookie meanwhile is too late, and both are signed out.
    switchboard.clock.advance(6);
    expect((await switchboard.visitor.post('/auth/refresh', { refreshToken: handed })).status).toBe(401);
    expect((await switchboard.as({ token: body.accessToken }).get('/me')).status).toBe(401);
  });

  it('knows them again by issuer and subject, whatever their e-mail says, and follows the claim both ways', async () => {
    const { id } = await user('ana@example.com');
    const { body } = await signedIn({ email: 'ana.new@example.com', email_verified: false, roles: ['agent', 'admin'] });
    expect(body.user).toMatchObject({ id, email: 'ana@example.com', role: 'admin' });
    expect((await signedIn({ roles: 'supervisor' })).body.user).toMatchObject({ id, role: 'supervisor' });
    expect((await switchboard.as({ token: body.accessToken }).get('/me')).status).toBe(401);
  });

  it('takes over the user with their verified e-mail once, and asks for no code besides', async () => {
    const ben = await switchboard.staff('agent', { name: 'Ben' });
    const { secret } = (await ben.api.post('/me/totp')).body;
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: switchboard.clock.now().getTime() });
    expect((await ben.api.post('/me/totp/confirm', { code })).status).toBe(200);
    const claims = { sub: 'ben', email: ben.email.toUpperCase() };
    expect(await as({ ...claims, email_verified: false })).toEqual({ problem: 'oidc.email_unverified' });
    expect(await as({ ...claims, email_verified: undefined })).toEqual({ problem: 'oidc.email_unverified' });
    expect((await signedIn(claims)).body.user).toMatchObject({ id: ben.id, name: 'Ben', secondFactor: true });
    expect(await as({ ...claims, sub: 'ben-2' })).toEqual({ problem: 'oidc.email_taken' });
    const admin = await switchboard.admin();
    await admin.api.patch(`/users/${ben.id}`, { active: false });
    expect(await as(claims)).toEqual({ problem: 'oidc.deactivated' });
  });

  it('refuses whoever has no role, no verified e-mail, or says no, and makes nobody of them', async () => {
    const eve = { sub: 'eve', email: 'eve@example.com' };
    expect(await as({ ...eve, roles: ['staff', 'constructor'] })).toEqual({ problem: 'oidc.no_role' });
    expect(await as({ ...eve, roles: undefined })).toEqual({ problem: 'oidc.no_role' });
    expect(await as({ ...eve, email_verified: false })).toEqual({ problem: 'oidc.email_unverified' });
    expect(await as({ ...eve, email: undefined })).toEqual({ problem: 'oidc.email_unverified' });
    provider.denies = true;
    expect(await as(eve)).toEqual({ problem: 'oidc.denied' });
    expect(await user('eve@example.com')).toBeUndefined();
  });

  it('refuses what is not of this provider, for this server, of now, and for this very sign-in', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const wrong of [
      { nonce: 'of another sign-in' },
      { nonce: undefined },
      { iss: 'https://elsewhere.example' },
      { aud: 'another-client' },
      { exp: now - 3600, iat: now - 7200 },
      { sub: 'admin' },
    ]) {
      provider.forge = (claims) => ({ ...claims, ...wrong });
      expect({ wrong, ...(await browser().signIn()) }).toEqual({ wrong, problem: 'oidc.refused' });
    }
    provider.forge = (claims) => claims;
    provider.signsWithAnother = true;
    expect(await browser().signIn()).toEqual({ problem: 'oidc.refused' });
  });

  it('takes a code once, in the browser that began, with its state', async () => {
    const at = browser();
    const callback = (await at.follow('/v1/auth/oidc/start?to=/wall', /\/callback\?/)).href;
    const opened = async (by: Browser, address: string) => Object.fromEntries((await by.follow(address)).searchParams);
    expect(await opened(browser(), callback)).toEqual({ problem: 'oidc.expired' });
    const jar = new Map(at.cookies.get(new URL(switchboard.url).host));
    const wrongState = callback.replace(/state=[^&]+/, 'state=another');
    expect(await opened(at, wrongState)).toEqual({ problem: 'oidc.expired', to: '/wall' });
    const again = (): Browser => {
      const same = browser();
      same.cookies.set(new URL(switchboard.url).host, new Map(jar));
      return same;
    };
    expect(await opened(again(), callback)).toEqual({ oidc: 'done', to: '/wall' });
    expect(await opened(again(), callback)).toEqual({ problem: 'oidc.refused', to: '/wall' });
    expect(await opened(again(), callback.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Felsewhere.example'))).toMatchObject({
      problem: 'oidc.refused',
    });
    expect((await switchboard.visitor.get('/auth/oidc/start?to=//elsewhere.example')).status).toBe(422);
    expect((await browser().exchange()).body.code).toBe('oidc.expired');
  });

  it('leaves passwords to the admins who break the glass', async () => {
    const login = async (email: string) => {
      const { status, body } = await switchboard.visitor.post('/auth/login', { email, password: PASSWORD });
      return [status, body.code];
    };
    const admin = await switchboard.admin();
    const glass = { name: 'Glass', email: 'glass@example.com', password: PASSWORD };
    const { body } = await admin.api.post('/users', { ...glass, role: 'supervisor' });
    expect(await login(admin.email)).toEqual([403, 'auth.password_off']);
    expect(await login(glass.email)).toEqual([403, 'auth.password_off']);
    await admin.api.patch(`/users/${body.id}`, { role: 'admin' });
    expect(await login(glass.email)).toEqual([200, undefined]);
    expect((await switchboard.visitor.post('/auth/login', { email: admin.email, password: 'not-the-password' })).body.code).toBe(
      'auth.bad_credentials',
    );
  });

  it('counts attempts with those by password', async () => {
    await switchboard.settings({ maxLoginsPerMinute: 2 });
    const guess = async () => (await browser().follow('/v1/auth/oidc/callback?code=guessed&state=guessed')).search;
    expect([await guess(), await guess(), await guess()]).toEqual([
      '?problem=oidc.expired',
      '?problem=oidc.expired',
      '?problem=rate.limited',
    ]);
    expect((await switchboard.visitor.post('/auth/login', { email: 'glass@example.com', password: PASSWORD })).status).toBe(429);
    await switchboard.settings({ maxLoginsPerMinute: 0 });
  });

  it('says when the provider is away, and goes on when it is back', async () => {
    const down = await Switchboard.start({
      databaseUrl: switchboard.databaseUrl,
      environment: { ...provider.environment, OIDC_NAME: '', OIDC_REDIRECT_URI: `${switchboard.url}/v1/auth/oidc/callback` },
    });
    provider.answersWith = 503;
    const at = new Browser(down.url);
    expect(await at.signIn('?to=/wall')).toEqual({ problem: 'oidc.unavailable', to: '/wall' });
    delete provider.answersWith;
    const callback = await at.follow('/v1/auth/oidc/start', /\/callback\?/);
    provider.answersWith = 503;
    const { pathname, search } = callback;
    expect(await at.follow(pathname + search)).toMatchObject({ search: '?problem=oidc.unavailable' });
    delete provider.answersWith;
    await down.stop();
  });

  it('is not there where none is set up', async () => {
    const plain = await Switchboard.start({ databaseUrl: switchboard.databaseUrl });
    for (const path of ['start', 'callback?code=1&state=2']) {
      const { status, body } = await plain.visitor.get(`/auth/oidc/${path}`);
      expect([status, body.code]).toEqual([404, 'oidc.off']);
    }
    await plain.stop();
  });
});
