import { Secret, TOTP } from 'otpauth';
import type { Answer } from '../kit/api';
import { unlimited } from '../kit/cast';
import { PASSWORD, type Staff, type Switchboard } from '../kit/switchboard';

const STEP_SECONDS = 30;

describe('Signing in with a code', () => {
  let switchboard: Switchboard;
  let ana: Staff;
  let secret: string;
  let recovery: string[];

  beforeAll(async () => {
    switchboard = await unlimited();
    ana = await switchboard.staff('agent', { name: 'Ana' });
  });
  afterAll(() => switchboard.stop());
  // Time goes on: each story begins with a step, and is over before the next.
  beforeEach(() => switchboard.clock.advance(STEP_SECONDS - ((switchboard.clock.now().getTime() / 1000) % STEP_SECONDS)));

  const code = (steps = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: switchboard.clock.now().getTime() + steps * STEP_SECONDS * 1000,
    });
  const wrong = (): string => String((Number(code()) + 1) % 1_000_000).padStart(6, '0');
  const signIn = (more: object = {}): Promise<Answer> =>
    switchboard.visitor.post('/auth/login', { email: ana.email, password: PASSWORD, ...more });
  const said = async (answer: Promise<Answer>): Promise<unknown[]> => {
    const { status, body } = await answer;
    return [status, body.code];
  };

  it('begins with a secret that counts for nothing until a code of it was shown', async () => {
    const { status, body } = await ana.api.post('/me/totp');
    secret = body.secret;
    expect([status, new URL(body.uri).searchParams.get('secret'), decodeURIComponent(body.uri)]).toEqual([
      200,
      secret,
      expect.stringContaining(`otpauth://totp/Switchboard:${ana.email}?`),
    ]);
    expect((await signIn()).status).toBe(200);
    expect(await said(ana.api.post('/me/totp/confirm', { code: wrong() }))).toEqual([403, 'auth.wrong_code']);
    const confirmed = await ana.api.post('/me/totp/confirm', { code: code() });
    recovery = confirmed.body.recoveryCodes;
    expect([confirmed.status, recovery.length, new Set(recovery).size]).toEqual([200, 10, 10]);
    expect((await ana.api.get('/me')).body.secondFactor).toBe(true);
    expect(await said(ana.api.post('/me/totp'))).toEqual([409, 'totp.exists']);
    expect(await said(ana.api.post('/me/totp/confirm', { code: code(1) }))).toEqual([409, 'totp.exists']);
    const stored = JSON.stringify(await switchboard.probe.secondFactorOf(ana.id));
    for (const each of recovery) expect(stored).not.toContain(each.replaceAll('-', ''));
  });

  it('asks for the code only of whoever knows the password, and takes each once, of now or the step beside', async () => {
    expect(await said(signIn())).toEqual([401, 'auth.code_needed']);
    expect(await said(signIn({ password: 'not-the-password', code: code(1) }))).toEqual([401, 'auth.bad_credentials']);
    // It was shown to confirm.
    expect(await said(signIn({ code: code(-1) }))).toEqual([401, 'auth.bad_code']);
    const early = code(1);
    expect(await signIn({ code: `${early.slice(0, 3)} ${early.slice(3)}` })).toMatchObject({
      status: 200,
      body: { user: { secondFactor: true } },
    });
    expect(await said(signIn({ code: early }))).toEqual([401, 'auth.bad_code']);
    switchboard.clock.advance(3 * STEP_SECONDS);
    expect(await said(signIn({ code: code(-2) }))).toEqual([401, 'auth.bad_code']);
    expect((await signIn({ code: code(-1) })).status).toBe(200);
    const both = code();
    const at = await Promise.all([signIn({ code: both }), signIn({ code: both })]);
    expect(at.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('takes a recovery code once, however it is typed', async () => {
    const typed = recovery[0]!.toLowerCase().replaceAll('-', ' ');
    expect((await signIn({ code: typed })).status).toBe(200);
    expect(await said(signIn({ code: typed }))).toEqual([401, 'auth.bad_code']);
  });

  it('lets guesses wait, but never the owner with a recovery code', async () => {
    switchboard.clock.advance(STEP_SECONDS);
    for (let guess = 0; guess < 5; guess++) expect(await said(signIn({ code: wrong() }))).toEqual([401, 'auth.bad_code']);
    expect(await signIn({ code: code() })).toMatchObject({ status: 429, body: { code: 'auth.too_many_codes', retryAfterSeconds: 30 } });
    expect((await signIn({ code: recovery[1] })).status).toBe(200);
    expect((await signIn({ code: code() })).status).toBe(200);
    for (let guess = 0; guess < 5; guess++) await signIn({ code: wrong() });
    switchboard.clock.advance(STEP_SECONDS);
    expect((await signIn({ code: code() })).status).toBe(200);
  });

  it('ends by the password or by a code', async () => {
    expect((await ana.api.request('DELETE', '/me/totp', {})).body.errors).toMatchObject([{ pointer: '/password' }]);
    const remove = (body: object): Promise<Answer> => ana.api.request('DELETE', '/me/totp', body);
    expect(await said(remove({ password: 'not-the-password' }))).toEqual([403, 'auth.wrong_password']);
    expect(await said(remove({ code: wrong() }))).toEqual([403, 'auth.wrong_code']);
    expect((await remove({ code: recovery[2] })).status).toBe(204);
    expect((await signIn()).status).toBe(200);
    expect(await said(remove({ password: PASSWORD }))).toEqual([404, 'totp.not_found']);
    secret = (await ana.api.post('/me/totp')).body.secret;
    expect((await ana.api.post('/me/totp/confirm', { code: code() })).status).toBe(200);
    expect((await remove({ password: PASSWORD })).status).toBe(204);
  });

  it('is taken off by an admin from whoever has lost it, which the audit log says', async () => {
    const admin = await switchboard.admin();
    switchboard.clock.advance(STEP_SECONDS);
    secret = (await ana.api.post('/me/totp')).body.secret;
    await ana.api.post('/me/totp/confirm', { code: code() });
    const sue = await switchboard.staff('supervisor');
    expect((await sue.api.delete(`/users/${ana.id}/totp`)).status).toBe(403);
    expect((await admin.api.delete(`/users/${ana.id}/totp`)).status).toBe(204);
    expect(await said(admin.api.delete(`/users/${ana.id}/totp`))).toEqual([404, 'totp.not_found']);
    expect((await signIn()).status).toBe(200);
    const { body } = await admin.api.get(`/audit?target=${ana.id}&limit=1`);
    expect(body.data[0]).toMatchObject({ actor: { id: admin.id }, before: { secondFactor: true }, after: { secondFactor: false } });
    expect(JSON.stringify(body)).not.toContain(secret);
  });
});
