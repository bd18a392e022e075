import { randomUUID } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import type { Answer } from '../kit/api';
import { connect } from '../kit/client';
import { unlimited } from '../kit/cast';
import { PASSWORD, type Staff, type Switchboard } from '../kit/switchboard';

const NEW_PASSWORD = 'another-good-password';

describe('Signing in', () => {
  let switchboard: Switchboard;
  let admin: Staff;

  beforeAll(async () => {
    switchboard = await unlimited();
    admin = await switchboard.admin();
  });
  afterAll(() => switchboard.stop());

  const login = (email: string, password = PASSWORD): Promise<Answer> => switchboard.visitor.post('/auth/login', { email, password });
  const refresh = (refreshToken: string): Promise<Answer> => switchboard.visitor.post('/auth/refresh', { refreshToken });
  const me = async (token: string): Promise<number> => (await switchboard.as({ token }).get('/me')).status;
  const change = (user: { id: string }, patch: object): Promise<Answer> => admin.api.patch(`/users/${user.id}`, patch);

  describe('with e-mail and password', () => {
    it('answers with tokens and says who it is', async () => {
      const { id, email } = await switchboard.staff('supervisor', { name: 'Sue' });
      const { status, body } = await login(email);
      expect(status).toBe(200);
      expect(body).toEqual({
        accessToken: expect.any(String),
        refreshToken: expect.any(String),
        expiresInSeconds: 900,
        user: { id, name: 'Sue', email, role: 'supervisor', avatarUrl: null, secondFactor: false },
      });
      expect((await switchboard.as({ token: body.accessToken }).get('/me')).body).toEqual(body.user);
    });

    it('does not care for upper and lower case or spaces around an e-mail', async () => {
      const { email } = await switchboard.staff('agent');
      expect((await login(` ${email.toUpperCase()} `)).status).toBe(200);
    });

    it('knows an e-mail once, however it is written', async () => {
      const { email } = await switchboard.staff('agent');
      const again = await admin.api.post('/users', { name: 'Twin', email: email.toUpperCase(), password: PASSWORD, role: 'agent' });
      expect(again).toMatchObject({ status: 409, body: { code: 'user.email_taken' } });
    });

    it('tells a wrong password, an unknown e-mail and a deactivated user in the same words', async () => {
      const [known, gone] = [await switchboard.staff('agent'), await switchboard.staff('agent')];
      await change(gone, { active: false });
      const answers = [await login(known.email, NEW_PASSWORD), await login('nobody@example.com'), await login(gone.email)];
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
      expect(answers[0]!.body).toMatchObject({ code: 'auth.bad_credentials', status: 401 });
      for (const { body } of answers) expect(body).toEqual(answers[0]!.body);
    });

    it.each([9, 129])('refuses a new password of %d characters', async (length) => {
      const user = { name: 'X', email: `${randomUUID()}@example.com`, password: 'x'.repeat(length), role: 'agent' };
      expect(await admin.api.post('/users', user)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/password' }] } });
      expect(await change(await switchboard.staff('agent'), { password: 'x'.repeat(length) })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/password' }] },
      });
    });
  });

  describe('staying signed in', () => {
    it('refreshes again and again, each refresh token good for once', async () => {
      const first = (await login((await switchboard.staff('agent')).email)).body;
      const second = (await refresh(first.refreshToken)).body;
      const third = await refresh(second.refreshToken);
      expect(third).toMatchObject({ status: 200, body: { user: first.user, expiresInSeconds: 900 } });
      expect(new Set([first, second, third.body].map(({ refreshToken }) => refreshToken)).size).toBe(3);
      expect(await me(third.body.accessToken)).toBe(200);
    });

    it('ends the whole login when a refresh token is used twice, and no other login', async () => {
      const { email, token: elsewhere } = await switchboard.staff('agent');
      const first = (await login(email)).body;
      const second = (await refresh(first.refreshToken)).body;
      switchboard.clock.advance(5);
      expect(await refresh(first.refreshToken)).toMatchObject({ status: 401, body: { code: 'auth.bad_refresh_token' } });
      expect((await refresh(second.refreshToken)).status).toBe(401);
      expect([await me(first.accessToken), await me(second.accessToken), await me(elsewhere)]).toEqual([401, 401, 200]);
    });

    it('lets two tabs refresh the same token at once: they share what replaced it', async () => {
      const { refreshToken } = (await login((await switchboard.staff('agent')).email)).body;
      const tabs = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
      for (const { status, body } of tabs) expect({ status, me: await me(body.accessToken) }).toEqual({ status: 200, me: 200 });
      const next = await refresh(tabs[0].body.refreshToken);
      expect([next.status, await me(tabs[1].body.accessToken)]).toEqual([200, 200]);
      // Two generations ago: that is no tab.
      expect((await refresh(refreshToken)).status).toBe(401);
      expect((await refresh(next.body.refreshToken)).status).toBe(401);
    });

    it('forgets a login that was not used for 30 days', async () => {
      const { refreshToken } = (await login((await switchboard.staff('agent')).email)).body;
      switchboard.clock.advance(30 * 24 * 3600 + 1);
      expect((await refresh(refreshToken)).status).toBe(401);
      switchboard.clock.advance(-30 * 24 * 3600 - 1);
    });

    it('refuses a refresh token that belongs to a deactivated user', async () => {
      const agent = await switchboard.staff('agent');
      const { refreshToken } = (await login(agent.email)).body;
      await change(agent, { active: false });
      expect((await refresh(refreshToken)).status).toBe(401);
      await change(agent, { active: true });
      expect((await refresh(refreshToken)).status).toBe(401);
      expect((await login(agent.email)).status).toBe(200);
    });
  });

  it('logging out kills the access token at once and cuts its sockets, not those of other logins', async () => {
    const { email, token } = await switchboard.staff('agent');
    const other = await switchboard.connect(token);
    const { accessToken, refreshToken } = (await login(email)).body;
    const socket = await switchboard.connect(accessToken);
    expect(await switchboard.visitor.post('/auth/logout', { refreshToken })).toMatchObject({ status: 204, body: undefined });
    expect(await me(accessToken)).toBe(401);
    expect((await refresh(refreshToken)).status).toBe(401);
    await socket.closed();
    await expect(connect(switchboard.url, accessToken)).rejects.toThrow('unauthorized');
    expect(await me(token)).toBe(200);
    expect((await other.emit('activity', {})).ok).toBe(true);
  });

  describe('losing access', () => {
    it.each([
      ['a new password', 'supervisor', { password: NEW_PASSWORD }, 401],
      ['a lower role', 'supervisor', { role: 'agent' }, 200],
      ['deactivation', 'agent', { active: false }, 401],
    ] as const)('%s ends all tokens and cuts all sockets', async (_, role, patch, again) => {
      const user = await switchboard.staff(role);
      const { refreshToken } = (await login(user.email)).body;
      const socket = await switchboard.connect(user.token);
      expect((await change(user, patch)).status).toBe(200);
      expect(await me(user.token)).toBe(401);
      expect((await refresh(refreshToken)).status).toBe(401);
      await socket.closed();
      expect((await login(user.email)).status).toBe(again);
    });

    it('a new name or a higher role ends nothing', async () => {
      const user = await switchboard.staff('agent');
      await change(user, { name: 'Newly Named', role: 'supervisor' });
      expect((await user.api.get('/me')).body).toMatchObject({ name: 'Newly Named', role: 'supervisor' });
      expect((await user.api.get('/workload')).status).toBe(200);
    });

    it('closes a socket whose token expired', async () => {
      const { token } = await switchboard.staff('agent');
      const socket = await switchboard.connect(token);
      switchboard.clock.advance(901);
      await switchboard.sweep();
      await socket.closed();
      switchboard.clock.advance(-901);
    });
  });

  describe('a token that is not ours', () => {
    const sign = (claims: object, options: object = {}): string =>
      new JwtService({ secret: 'a secret of the tests, long enough to be good' }).sign(claims, options);
    const parts = (token: string): [string, string, string] => token.split('.') as [string, string, string];
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claimsOf = (token: string): Record<string, unknown> =>
      JSON.parse(Buffer.from(parts(token)[1], 'base64url').toString()) as Record<string, unknown>;
    const withoutEnd = ({ exp: _exp, ...claims }: Record<string, unknown>): object => claims;
    const endless = (token: string): object => ({ ...claimsOf(token), exp: 4_000_000_000 });

    const forgeries: [string, (good: string, refreshToken: string) => string][] = [
      ['tampered', (good) => [parts(good)[0], encode({ ...claimsOf(good), sub: randomUUID() }), parts(good)[2]].join('.')],
      ['without an algorithm', (good) => [encode({ alg: 'none', typ: 'JWT' }), parts(good)[1], ''].join('.')],
      ['signed with another algorithm', (good) => sign(endless(good), { algorithm: 'HS512' })],
      ['signed with another secret', (good) => sign(endless(good), { secret: 'another secret, long enough to be good as well' })],
      ['expired', (good) => sign({ ...claimsOf(good), exp: 1_700_000_000 })],
      ['of nobody', (good) => sign({ ...endless(good), sub: randomUUID() })],
      ['without an end', (good) => sign(withoutEnd(claimsOf(good)))],
      ['of somebody who has no id', (good) => sign({ ...endless(good), sub: 'ana' })],
      ['of a login that has no id', (good) => sign({ ...endless(good), sid: 'login' })],
      ['of a customer who has no id', () => sign({ kind: 'customer', sub: 'cleo' })],
      ['of no login', (good) => sign({ ...endless(good), sid: randomUUID() })],
      ['of an unknown kind', (good) => sign({ ...endless(good), kind: 'admin' })],
      ['a refresh token', (_good, refreshToken) => refreshToken],
      ['no token at all', () => 'nonsense'],
    ];

    it.each(forgeries)('is refused on REST and sockets: %s', async (_, forge) => {
      const { body } = await login(admin.email);
      const token = forge(body.accessToken, body.refreshToken);
      const answer = await switchboard.as({ token }).get('/me');
      expect(answer).toMatchObject({ status: 401, body: { code: 'auth.unauthorized' } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      await expect(connect(switchboard.url, token)).rejects.toThrow('unauthorized');
    });

    it('differs from a good one in nothing but the forgery', async () => {
      const { accessToken } = (await login(admin.email)).body;
      expect(await me(sign(endless(accessToken)))).toBe(200);
    });

    it('is no refresh token when it is an access token', async () => {
      const { accessToken } = (await login(admin.email)).body;
      for (const path of ['/auth/refresh', '/auth/logout']) {
        expect(await switchboard.visitor.post(path, { refreshToken: accessToken })).toMatchObject({
          status: 401,
          body: { code: 'auth.bad_refresh_token' },
        });
      }
      expect(await me(accessToken)).toBe(200);
    });

    it('opens no staff route when it is a customer’s', async () => {
      const { customerToken } = await switchboard.startChat();
      for (const path of ['/me', '/users', '/agents', '/queue', '/workload', '/settings']) {
        expect(await switchboard.as({ token: customerToken }).get(path)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      }
    });
  });
});
