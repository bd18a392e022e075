import { SwitchboardClient } from '#client/conversation';
import { inMemory, type KeyValueStorage } from '#client/core';
import { StaffLogin } from '#client/desk';
import { eventually } from '../kit/client';
import { unlimited } from '../kit/cast';
import { PASSWORD, type Staff, type Switchboard } from '../kit/switchboard';

const KEY = 'switchboard.login';

/** As a browser has them for its tabs. */
function locks() {
  let last: Promise<unknown> = Promise.resolve();
  return { request: <T>(_name: string, work: () => Promise<T>): Promise<T> => (last = last.then(work, work)) };
}

describe('A login of somebody who works here', () => {
  let switchboard: Switchboard;
  let ana: Staff;
  let storage: KeyValueStorage;
  let login: StaffLogin;
  let refreshes: jest.SpyInstance;

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment: { ACCESS_TOKEN_SECONDS: '2' } });
  });
  afterAll(() => switchboard.stop());

  const inABrowserWith = (value: object) => Object.defineProperty(globalThis, 'navigator', { value, configurable: true });

  beforeEach(async () => {
    inABrowserWith({});
    ana = await switchboard.staff('agent', { name: 'Ana' });
    storage = inMemory();
    login = await StaffLogin.signIn({ url: switchboard.url, storage, email: ana.email, password: PASSWORD });
    refreshes = jest.spyOn(globalThis, 'fetch');
  });
  afterEach(() => refreshes.mockRestore());

  const refreshCount = () => refreshes.mock.calls.filter(([url]) => String(url).endsWith('/auth/refresh')).length;
  const kept = (): { accessToken: string; refreshToken: string } => JSON.parse(storage.getItem(KEY)!);
  /** As it was kept before a reload, but for what is said here. */
  const resumed = (changes: object): StaffLogin => {
    storage.setItem(KEY, JSON.stringify({ ...kept(), ...changes }));
    return StaffLogin.resume({ url: switchboard.url, storage })!;
  };
  const refused = () => ({ accessToken: `${kept().accessToken.slice(0, -4)}AAAA`, expiresAt: Date.now() + 3_600_000 });
  const client = (credentials: StaffLogin) =>
    new SwitchboardClient({ url: switchboard.url, credentials, backoff: { firstMs: 20, longestMs: 100 } });

  it('is renewed once when its token is refused, however many calls find out at the same time', async () => {
    const { rest } = client(resumed(refused()));
    const answers = await Promise.all(Array.from({ length: 10 }, () => rest.get<{ id: string }>('/me')));
    expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, () => ana.id));
    expect(refreshCount()).toBe(1);
  });

  it('is renewed once by tabs that share it', async () => {
    inABrowserWith({ locks: locks() });
    const changes = refused();
    const tabs = [1, 2, 3, 4].map(() => resumed(changes));
    await Promise.all(tabs.map((tab) => client(tab).rest.get('/me')));
    expect(refreshCount()).toBe(1);
  });

  it('is renewed before its token is used, when the clock says that it runs out', async () => {
    const { rest } = client(resumed({ expiresAt: Date.now() + 9_000 }));
    await rest.get('/me');
    const urls = refreshes.mock.calls.map(([url]) => new URL(String(url)).pathname);
    expect(urls).toEqual(['/v1/auth/refresh', '/v1/me']);
  });

  it('keeps a desk online: the socket is closed with its token, and comes back with the next', async () => {
    const desk = client(login);
    const greetings: unknown[] = [];
    desk.on('ready', (greeting) => greetings.push(greeting));
    desk.connect();
    await eventually(async () => greetings.length === 1);
    switchboard.clock.advance(3);
    await switchboard.sweep();
    await eventually(async () => greetings.length === 2, 'the desk to come back');
    expect(desk.state.getSnapshot()).toEqual({ status: 'online' });
    expect(refreshCount()).toBeGreaterThan(0);
    desk.close();
  });

  it('is over where it was ended elsewhere: the desk says so, and nothing is kept', async () => {
    const desk = client(resumed({}));
    desk.connect();
    await eventually(async () => desk.state.getSnapshot().status === 'online');
    await switchboard.visitor.post('/auth/logout', { refreshToken: kept().refreshToken });
    await eventually(async () => desk.state.getSnapshot().status === 'ended', 'the desk to end');
    expect(desk.state.getSnapshot()).toEqual({ status: 'ended', reason: 'unauthorized' });
    expect(storage.getItem(KEY)).toBeNull();
    await expect(desk.rest.get('/me')).rejects.toMatchObject({ status: 401 });
  });
});
