import { randomUUID } from 'node:crypto';
import { connect } from '../kit/client';
import { Switchboard } from '../kit/switchboard';

const SHOP = 'https://shop.example.com';
const STRANGER = 'https://evil.example.net';

describe('Who may call', () => {
  let switchboard: Switchboard;
  let open: Switchboard;
  let token: string;

  beforeAll(async () => {
    // One after the other: passport keeps the strategy of the node that started last, and only that one takes tokens over REST.
    open = await Switchboard.start({ environment: { ALLOWED_ORIGINS: '*' } });
    switchboard = await Switchboard.start({ environment: { ALLOWED_ORIGINS: ` ${SHOP}, https://other.example.com` } });
    // Not an agent: whoever connects as one is online for a while, and would be given the chat that has to wait.
    ({ token } = await switchboard.staff('supervisor'));
  });
  afterAll(() => Promise.all([switchboard.stop(), open.stop()]));

  const knock = async (url: string, origin?: string, bearer: unknown = token): Promise<void> => {
    (await connect(url, bearer, origin === undefined ? undefined : { origin })).close();
  };
  const preflight = (url: string, origin: string, method: string): Promise<Response> =>
    fetch(`${url}/v1/settings`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization,content-type' },
    });

  describe('over a socket', () => {
    it('whoever names no origin, this server’s own, or one of ALLOWED_ORIGINS', async () => {
      await knock(switchboard.url);
      await knock(switchboard.url, switchboard.url);
      await knock(switchboard.url, SHOP);
      await knock(switchboard.url, 'https://other.example.com');
    });

    it.each([STRANGER, 'null', '', 'http://127.0.0.1:1', `${SHOP}.example.net`, 'http://shop.example.com'])(
      'not a page from %j, however good its token',
      async (origin) => {
        await expect(knock(switchboard.url, origin)).rejects.toThrow('websocket error');
        const polling = await fetch(`${switchboard.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } });
        expect(polling.status).toBe(403);
      },
    );

    it('everybody when ALLOWED_ORIGINS is *', async () => {
      await knock(open.url, STRANGER, (await open.staff('agent')).token);
    });

    it.each([
      ['none', null],
      ['nonsense', 'nonsense'],
      ['a number', 7],
      ['an object', { token: 'x' }],
      ['an empty one', ''],
    ])('not with a bad token: %s', async (_, bad) => {
      await expect(knock(switchboard.url, undefined, bad)).rejects.toThrow(/^unauthorized$/);
    });
  });

  describe('over REST', () => {
    it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('allowed pages may %s', async (method) => {
      const { status, headers } = await preflight(switchboard.url, SHOP, method);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(SHOP);
      expect(headers.get('access-control-allow-methods')).toContain(method);
      expect(headers.get('access-control-allow-headers')).toMatch(/authorization/i);
      expect(headers.get('vary')).toMatch(/origin/i);
    });

    it('allowed pages may read the answer, errors as well, and its id', async () => {
      for (const path of ['/skills', '/nothing-here', '/chats/1']) {
        const answer = await switchboard.as({ token }).request('GET', path, undefined, { origin: SHOP });
        expect(answer.headers.get('access-control-allow-origin')).toBe(SHOP);
        expect(answer.headers.get('access-control-expose-headers')).toMatch(/x-request-id/i);
        expect(answer.headers.get('access-control-expose-headers')).toMatch(/retry-after/i);
      }
    });

    it('other pages may not', async () => {
      expect((await preflight(switchboard.url, STRANGER, 'PATCH')).headers.get('access-control-allow-origin')).toBeNull();
      const answer = await switchboard.as({ token }).request('GET', '/skills', undefined, { origin: STRANGER });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect((await preflight(open.url, STRANGER, 'PATCH')).headers.get('access-control-allow-origin')).toBeTruthy();
    });

    it('nobody with a token that is none, also where none is needed', async () => {
      for (const authorization of ['Bearer nonsense', 'Bearer', 'Basic YWRtaW46YWRtaW4=', token]) {
        for (const [method, path] of [
          ['GET', '/me'],
          ['POST', '/chats'],
        ]) {
          const answer = await switchboard.visitor.request(method!, path!, method === 'POST' ? { customer: { name: 'Cleo' } } : undefined, {
            authorization,
          });
          expect(answer).toMatchObject({ status: 401, body: { code: 'auth.unauthorized' } });
        }
      }
    });
  });

  describe('every answer', () => {
    it('has an id: the caller’s where it gave a good one', async () => {
      const withId = (id: string) => switchboard.visitor.request('GET', '/me', undefined, { 'x-request-id': id });
      expect((await withId('order-42')).headers.get('x-request-id')).toBe('order-42');
      expect((await withId('not good <script>')).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      const [one, two] = await Promise.all([fetch(`${switchboard.url}/health/live`), fetch(`${switchboard.url}/health/live`)]);
      expect(one.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(one.headers.get('x-request-id')).not.toBe(two.headers.get('x-request-id'));
    });

    it('is a problem when there is no such route', async () => {
      for (const [method, path] of [
        ['GET', '/nothing-here'],
        ['DELETE', '/me'],
        ['POST', '/queue'],
      ]) {
        const answer = await switchboard.as({ token }).request(method!, path!);
        expect(answer).toMatchObject({
          status: 404,
          body: { code: 'route.not_found', status: 404, title: expect.any(String), type: expect.any(String), detail: expect.any(String) },
        });
        expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      }
    });

    it('forbids guessing its type and keeping it', async () => {
      for (const path of ['/me', '/nowhere', `/attachments/${randomUUID()}`]) {
        const { headers } = await switchboard.visitor.get(path);
        expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'no-store']);
      }
    });
  });

  it('health and metrics are open', async () => {
    for (const path of ['live', 'ready']) {
      const answer = await fetch(`${switchboard.url}/health/${path}`);
      expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'ok' }]);
    }
    const metrics = await fetch(`${switchboard.url}/metrics`);
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await metrics.text()).toMatch(/^process_cpu_seconds_total /m);
  });

  it('metrics say what was done and what waits', async () => {
    const metrics = async () => (await fetch(`${switchboard.url}/metrics`)).text();
    const { chat } = await switchboard.startChat({ message: 'Hello' });
    const said = await metrics();
    for (const line of [
      /^switchboard_command_seconds_count\{name="StartChat",outcome="done"\} 1$/m,
      /^switchboard_projection_seconds_count\{name="\w+Projections\.\w+",outcome="done"\} \d+$/m,
      /^switchboard_waiting_chats 1$/m,
      /^switchboard_messages_to_commit 0$/m,
      /^switchboard_events_in_sagas \d+$/m,
      /^switchboard_request_seconds_count\{name="POST \/v1\/chats",outcome="2xx"\} 1$/m,
      /^switchboard_events_total\{name="ChatQueued"\} 1$/m,
      /^switchboard_database_connections\{state="idle"\} \d+$/m,
      /^switchboard_sockets\{caller="customer"\} \d+$/m,
      /^switchboard_longest_wait_seconds [\d.]+$/m,
      /^switchboard_oldest_unpublished_event_seconds [\d.]+$/m,
      /^switchboard_webhook_deliveries\{state="pending"\} 0$/m,
    ])
      expect(said).toMatch(line);
    switchboard.clock.advance(700);
    await switchboard.sweep('RepublishClock');
    const later = await metrics();
    expect(Number(/^switchboard_longest_wait_seconds (\S+)$/m.exec(later)?.[1])).toBeGreaterThanOrEqual(700);
    expect(later).toMatch(/^switchboard_sweep_seconds_count\{name="RepublishClock.republish",outcome="done"\} 1$/m);
    expect((await (await switchboard.admin()).api.post(`/chats/${chat.id}/close`)).status).toBe(200);
    expect(await metrics()).toContain('switchboard_waiting_chats 0\n');
  });
});

describe('When it stops', () => {
  it('what is in flight is answered, and a connection kept alive does not hold it up', async () => {
    const switchboard = await Switchboard.start();
    const { email } = await switchboard.staff('agent');
    const logins = Array.from({ length: 4 }, () => switchboard.visitor.post('/auth/login', { email, password: 'a-good-password' }));
    while ((await connections(switchboard)) < 4) await new Promise(setImmediate);
    const stopped = switchboard.stop();
    expect((await Promise.all(logins)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await stopped;
  }, 5_000);
});

function connections({ app }: Switchboard): Promise<number> {
  return new Promise((resolve) => (app.getHttpServer() as import('node:net').Server).getConnections((_error, count) => resolve(count)));
}
