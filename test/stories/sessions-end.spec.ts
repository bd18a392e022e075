import { randomUUID } from 'node:crypto';
import { DirectoryClock } from '../../libs/contexts/directory/directory.clock';
import { Brake } from '../kit/brake';
import { connect, eventually } from '../kit/client';
import { ENDS_OF_SESSIONS } from '../kit/ends-of-sessions';
import { unlimited } from '../kit/cast';
import { PASSWORD, type Staff, Switchboard } from '../kit/switchboard';

const THIRTY_DAYS = 30 * 24 * 3600;

/** Two nodes that share a database and nothing else: what one cannot tell the other, its sweep finds. */
describe('Sessions end', () => {
  let here: Switchboard;
  let there: Switchboard;
  let admin: Staff;

  beforeAll(async () => {
    here = await unlimited();
    there = await Switchboard.start({ databaseUrl: here.databaseUrl });
    admin = await here.admin();
  });
  afterAll(async () => {
    await there.stop();
    await here.stop();
  });

  const me = async (node: Switchboard, token: string): Promise<number> => (await node.as({ token }).get('/me')).status;
  async function login(role: 'agent' | 'supervisor') {
    const { id, email, token: elsewhere } = await here.staff(role);
    const { accessToken: token, refreshToken } = (await here.visitor.post('/auth/login', { email, password: PASSWORD })).body;
    return { id, email, elsewhere, token: token as string, refreshToken: refreshToken as string };
  }

  it.each(ENDS_OF_SESSIONS)(
    '$name: tokens are dead on all nodes, sockets are cut at once here and by the next sweep there',
    async ({ role, end }) => {
      const [who, bystander] = [await login(role), await login('agent')];
      const [near, far] = [await here.connect(who.token), await there.connect(who.token)];
      const others = [await here.connect(bystander.token), await there.connect(bystander.token)];
      // Both nodes know the tokens by now.
      for (const node of [here, there]) expect([await me(node, who.token), await me(node, who.token)]).toEqual([200, 200]);
      await end(here, admin.token, who);
      expect([await me(here, who.token), await me(there, who.token)]).toEqual([401, 401]);
      expect((await there.visitor.post('/auth/refresh', { refreshToken: who.refreshToken })).status).toBe(401);
      await near.closed();
      // The leases would find it as well, if there is one yet.
      await there.app.get(DirectoryClock).checkLogins();
      await far.closed();
      for (const node of [here, there]) await expect(connect(node.url, who.token)).rejects.toThrow('unauthorized');
      for (const other of others) expect((await other.emit('activity', {})).ok).toBe(true);
      expect(await me(there, bystander.token)).toBe(200);
    },
  );

  it('go on with a higher role, which counts from the next request on, at every node', async () => {
    const who = await login('agent');
    const figures = async (node: Switchboard) => (await node.as(who).get('/workload')).status;
    expect([await figures(here), await figures(there)]).toEqual([403, 403]);
    await admin.api.patch(`/users/${who.id}`, { role: 'supervisor' });
    expect([await figures(here), await figures(there)]).toEqual([200, 200]);
  });

  it('of an access token: its sockets are closed on every node, a customer’s are not', async () => {
    const who = await login('agent');
    const [near, far] = [await here.connect(who.token), await there.connect(who.token)];
    const customer = await here.connect((await here.startChat()).customerToken);
    for (const node of [here, there]) node.clock.advance(600);
    for (const node of [here, there]) await node.sweep();
    expect([near, far].map(({ socket }) => socket.connected)).toEqual([true, true]);
    for (const node of [here, there]) node.clock.advance(301);
    for (const node of [here, there]) await node.sweep();
    await Promise.all([near.closed(), far.closed()]);
    expect(customer.socket.connected).toBe(true);
    for (const node of [here, there]) node.clock.advance(-901);
  });

  it('of a customer: 30 days after the last chat was closed, and not while one is open', async () => {
    const [cleo, dora] = [await here.startChat(), await here.startChat()];
    const sockets = [
      await here.connect(cleo.customerToken),
      await there.connect(cleo.customerToken),
      await there.connect(dora.customerToken),
    ];
    const cut = () => sockets.map(({ socket }) => !socket.connected);
    await here.as({ token: cleo.customerToken }).post(`/chats/${cleo.chat.id}/close`);
    const pass = async (seconds: number): Promise<void> => {
      for (const node of [here, there]) node.clock.advance(seconds);
      for (const node of [here, there]) await node.sweep();
    };
    await pass(THIRTY_DAYS - 60);
    expect((await here.as({ token: cleo.customerToken }).get('/chats')).status).toBe(200);
    expect(cut()).toEqual([false, false, false]);
    await pass(120);
    await Promise.all(sockets.slice(0, 2).map((socket) => socket.closed()));
    expect(cut()).toEqual([true, true, false]);
    expect((await there.as({ token: cleo.customerToken }).get('/chats')).status).toBe(401);
    await expect(connect(there.url, cleo.customerToken)).rejects.toThrow('unauthorized');
    expect((await there.as({ token: dora.customerToken }).get('/chats')).status).toBe(200);
    for (const node of [here, there]) node.clock.advance(-THIRTY_DAYS - 60);
  });

  describe('an old password opens nothing that outlives the new one, also for who signs in just then', () => {
    it.each([
      ['and is ahead', 'sessions', ['sign in', 'change']],
      ['and is behind', 'the user', ['change', 'sign in']],
    ])('%s', async (_, brakes, order) => {
      const email = `${randomUUID()}@example.com`;
      const { id } = (await admin.api.post('/users', { name: 'Ana', email, password: PASSWORD, role: 'agent' })).body;
      const brake = await Brake.on(here.databaseUrl, brakes === 'sessions' ? brakes : { user: id });
      let answered = 0;
      const start = (what: string) =>
        (what === 'change'
          ? admin.api.patch(`/users/${id}`, { password: 'another-good-password' })
          : here.visitor.post('/auth/login', { email, password: PASSWORD })
        ).finally(() => (answered += 1));
      const first = start(order[0]!);
      await eventually(async () => (await brake.waiting()) === 1, 'the first to be held');
      const second = start(order[1]!);
      await eventually(async () => answered === 1 || (await brake.waiting()) === 2, 'the second to be done, or held too');
      await brake.release();

      const answers = await Promise.all([first, second]);
      expect(answers[order.indexOf('change')]!.status).toBe(200);
      expect(await me(here, answers[order.indexOf('sign in')]!.body.accessToken ?? 'none')).toBe(401);
    });
  });
});
