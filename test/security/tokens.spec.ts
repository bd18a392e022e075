import { createHmac, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { clientEvents } from '#protocol';
import { Tokens } from '#platform';
import { takingTurns } from '../../libs/kernel/testing/form';
import { OpenApi, type Operation } from '../kit/openapi';
import { type Agent, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

const HOUR_SECONDS = 3_600;
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (header: object, claims: object, sign: (text: string) => string): string => {
  const text = `${base64url(header)}.${base64url(claims)}`;
  return `${text}.${sign(text)}`;
};
const hmac = (hash: string, key: string | Buffer) => (text: string) => createHmac(hash, key).update(text).digest('base64url');

/** Tokens that are none, or are for something else, each beside every route and a socket. The cases come from the API itself: a new route is tried as well. */
describe('A token that opens nothing', () => {
  const some = takingTurns();
  let switchboard: Switchboard;
  let ana: Agent;
  let operations: Operation[];
  let wrong: Record<string, string>;

  beforeAll(async () => {
    switchboard = await unlimited({}, { docs: true });
    const admin = await switchboard.admin();
    ana = await switchboard.agentOnline({ name: 'Ana' });
    const { claims, header } = read(admin.token);
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rs256 = (text: string): string => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url');
    const tokens = switchboard.app.get(Tokens);
    const gone = await switchboard.staff('admin');
    await admin.api.patch(`/users/${gone.id}`, { active: false });
    const { body: key } = await admin.api.post('/api-keys', { name: 'Revoked', role: 'admin' });
    await admin.api.delete(`/api-keys/${key.id}`);
    const { body: link } = await admin.api.post('/wall-links', { name: 'Screen' });
    const { body: identity } = await admin.api.get('/widget/identity-secret');
    const now = Math.floor(switchboard.clock.now().getTime() / 1000);
    const identityClaims = { sub: admin.id, exp: now + HOUR_SECONDS };
    wrong = {
      'no token at all': '',
      'not a token': 'a.b.c',
      'signed by nobody (alg: none)': jwt({ alg: 'none', typ: 'JWT' }, claims, () => ''),
      'signed by nobody (alg: None)': jwt({ alg: 'None', typ: 'JWT' }, claims, () => ''),
      'its signature cut off': admin.token.replace(/[^.]+$/, ''),
      'signed with another key': jwt(header, claims, hmac('sha256', 'another secret that is long enough for HS256')),
      'signed with an empty key': jwt(header, claims, hmac('sha256', '')),
      'signed with the public key that its header brings along': jwt(
        { alg: 'RS256', jwk: publicKey.export({ format: 'jwk' }) },
        claims,
        rs256,
      ),
      'signed by another algorithm with the right key': jwt({ ...header, alg: 'HS512' }, claims, hmac('sha512', admin.token)),
      'with another role and the old signature': altered(admin.token, { role: 'admin', sub: ana.id }),
      'of staff, without an end': tokens.sign({ kind: 'staff', sub: admin.id, sid: claims.sid as string }),
      'of staff, over': tokens.sign({ kind: 'staff', sub: admin.id, sid: claims.sid as string }, -1),
      'of staff, of a login that never was': tokens.sign({ kind: 'staff', sub: admin.id, sid: randomUUID() }, HOUR_SECONDS),
      'of staff, of somebody else’s login': tokens.sign(
        { kind: 'staff', sub: admin.id, sid: read(ana.token).claims.sid as string },
        HOUR_SECONDS,
      ),
      'to renew a login, not to call': tokens.sign({ kind: 'refresh', sub: admin.id, sid: claims.sid as string }, HOUR_SECONDS),
      'of a kind that is none': tokens.sign({ kind: 'root' as 'staff', sub: admin.id, sid: claims.sid as string }, HOUR_SECONDS),
      'of a customer who never was': tokens.sign({ kind: 'customer', sub: randomUUID() }),
      'of a customer, with the id of an admin': tokens.sign({ kind: 'customer', sub: admin.id }),
      'of somebody deactivated': gone.token,
      'an API key that was revoked': key.key,
      'an API key that never was': `sbk_${'A'.repeat(43)}`,
      'of a company’s own, for customers’ identity': jwt({ alg: 'HS256', typ: 'JWT' }, identityClaims, hmac('sha256', identity.secret)),
      'of a screen on a wall': link.token,
    };
    ({ operations } = await OpenApi.of(switchboard.url));
  });
  afterAll(() => switchboard.stop());

  it('opens no route, and none says more to one than to another', async () => {
    const guarded = operations.filter(needsToken);
    expect(guarded.length * Object.keys(wrong).length).toBeGreaterThan(2_000);
    const opened: string[] = [];
    const said = new Set<string>();
    for (const { method, path, route, operation } of guarded) {
      const answers = some(Object.entries(wrong)).map(async ([what, token]) => {
        const url = `${switchboard.url}/v1${path.replace(/\{\w+\}/g, () => randomUUID())}`;
        const headers = {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(operation.requestBody && { 'content-type': 'application/json' }),
        };
        const answer = await fetch(url, { method, headers, ...(operation.requestBody && { body: '{}' }) });
        const { requestId: _differs, ...problem } = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
        if (answer.status !== 401) opened.push(`${route} with one ${what}: ${answer.status}`);
        said.add(JSON.stringify(problem));
      });
      await Promise.all(answers);
    }
    expect(opened).toEqual([]);
    expect(said.size).toBe(1);
  });

  it('is refused where none is needed, instead of counting as none', async () => {
    for (const [what, token] of Object.entries(wrong).filter(([, each]) => each !== '')) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ customer: { name: 'Mallory' } });
      const { status } = await fetch(`${switchboard.url}/v1/chats`, { method: 'POST', headers, body });
      expect({ what, status }).toEqual({ what, status: 401 });
    }
  });

  it('opens no socket, except that of a screen, which does nothing but watch', async () => {
    for (const [what, token] of Object.entries(wrong)) {
      const refused = await switchboard.connect(token).then(
        () => 'open',
        ({ message }: Error) => message,
      );
      expect({ what, refused: /unauthorized/.test(refused) }).toEqual({ what, refused: what !== 'of a screen on a wall' });
    }
    const screen = await switchboard.connect(wrong['of a screen on a wall']!);
    for (const name of Object.keys(clientEvents).filter((each) => !each.endsWith('.watch') || each === 'chat.watch')) {
      const ack = await screen.emit<{ ok: boolean; error?: { status: number } }>(name, {});
      expect({ name, status: ack.ok ? 200 : ack.error!.status }).toEqual({ name, status: 403 });
    }
  });
});

/** An empty alternative among the schemes is a route that may be called without any. */
function needsToken({ operation: { security = [] } }: Operation): boolean {
  return security.length > 0 && security.every((scheme) => Object.keys(scheme as object).length > 0);
}

function read(token: string): { header: object; claims: Record<string, unknown> } {
  const [header, claims] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  return { header: JSON.parse(header!) as object, claims: JSON.parse(claims!) as Record<string, unknown> };
}

function altered(token: string, changes: object): string {
  const [header, , signature] = token.split('.');
  return [header, base64url({ ...read(token).claims, ...changes }), signature].join('.');
}
