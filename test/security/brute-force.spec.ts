import type { Answer } from '../kit/api';
import { unlimited } from '../kit/cast';
import { PASSWORD, type Staff, type Switchboard } from '../kit/switchboard';

const MOST = 3;

/** Passwords and chats by the thousand, from as many addresses as somebody has. */
describe('Whoever tries on and on', () => {
  let switchboard: Switchboard;
  let owner: Staff;

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment: { TRUST_PROXY: '1' } });
    owner = await switchboard.staff('admin', { name: 'Olga Owner' });
    await switchboard.settings({ maxLoginsPerMinute: MOST, maxNewChatsPerMinute: MOST });
  });
  afterAll(() => switchboard.stop());

  const from = (address: string, path: string, body: object): Promise<Answer> =>
    switchboard.visitor.request('POST', path, body, { 'x-forwarded-for': address });
  const guess = (address: string, password = 'a-wrong-password'): Promise<Answer> =>
    from(address, '/auth/login', { email: owner.email, password });
  const statuses = async (asked: Promise<Answer>[]): Promise<number[]> => (await Promise.all(asked)).map(({ status }) => status).sort();
  const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

  it('at a password is held up by address, and cannot lock its owner out', async () => {
    const login = (await guess('203.0.113.1', PASSWORD)).body;
    for (const n of times(6, (each) => each)) {
      const address = `198.51.100.${n}`;
      expect(await statuses(times(MOST + 1, () => guess(address)))).toEqual([...Array(MOST).fill(401), 429]);
      // Not even with the right one, so that nobody learns which it is.
      expect(await guess(address, PASSWORD)).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
    }
    expect((await guess('203.0.113.2', PASSWORD)).status).toBe(200);
    expect((await owner.api.get('/me')).status).toBe(200);
    // Nor does a login end, or fail to be renewed, at an address that has nothing left.
    expect((await from('198.51.100.0', '/auth/refresh', { refreshToken: login.refreshToken })).status).toBe(200);
  });

  it('at many accounts is held up just the same', async () => {
    const accounts = times(MOST + 1, (n) =>
      from('198.51.100.50', '/auth/login', { email: `nobody-${n}@example.com`, password: 'x'.repeat(12) }),
    );
    expect(await statuses(accounts)).toEqual([...Array(MOST).fill(401), 429]);
  });

  it.each([
    ['a line of IPv6 has more addresses than can be counted', (n: number) => `2001:db8:0:7:${n + 1}::${n + 1}`, '2001:db8:0:8::1'],
    ['IPv4 is the same in the clothes of IPv6', (n: number) => (n % 2 ? '::ffff:198.51.100.60' : '198.51.100.60'), '::ffff:198.51.100.61'],
    ['what a header claims besides is nothing', (n: number) => `192.0.2.${n}, 2001:db8::${n}, 198.51.100.70`, '198.51.100.71'],
  ])('has one quota: %s', async (_, address, other) => {
    expect(await statuses(times(MOST + 2, (n) => guess(address(n))))).toEqual([...Array(MOST).fill(401), 429, 429]);
    expect((await guess(other)).status).toBe(401);
    for (const [path, body] of [
      ['/chats', { customer: { name: 'Eve' } }],
      ['/offline-messages', { name: 'Eve', email: 'eve@example.com', message: 'Hello' }],
    ] as const) {
      expect(await statuses(times(MOST + 2, (n) => from(address(n), path, body)))).toEqual([...Array(MOST).fill(201), 429, 429]);
      expect((await from(other, path, body)).status).toBe(201);
    }
  });
});
