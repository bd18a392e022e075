import { CommandBus } from '@nestjs/cqrs';
import { ConnectAgent, DisconnectAgent } from '#presence';
import type { ServerEvents } from '#protocol';
import { hired, unlimited } from '../kit/cast';
import { connect, eventually } from '../kit/client';
import type { Switchboard } from '../kit/switchboard';

describe('The greeting', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited();
  });
  afterAll(() => switchboard.stop());

  it('comes before everything else, also while chats are being assigned', async () => {
    for (let i = 0; i < 8; i++) {
      await switchboard.startChat();
      const ana = await switchboard.agentOnline();
      await ana.socket.heard('chat.assigned');
      expect([i, ...ana.socket.log.map(({ name }) => name)].slice(0, 2)).toEqual([i, 'ready']);
      await ana.api.put('/agents/me/status', { status: 'away' });
    }
  });

  it('of a customer comes before its place in the queue', async () => {
    const { customerToken } = await switchboard.startChat();
    const cleo = await switchboard.connect(customerToken);
    await cleo.heard('queue.position');
    expect(cleo.log[0]!.name).toBe('ready');
  });

  it('and what is heard after it make up the state: no chat is missing from both', async () => {
    const ana = await switchboard.agentOnline();
    await ana.socket.heard('chat.assigned');
    const starting = Array.from({ length: 4 }, () => switchboard.startChat());
    const tabs = await Promise.all(Array.from({ length: 6 }, () => switchboard.connect(ana.token)));
    const ids = (await Promise.all(starting)).map(({ chat }) => chat.id);
    for (const tab of tabs) {
      const known = () => new Set([...tab.all('ready')[0]!.chats, ...tab.all('chat.assigned').map(({ chat }) => chat)].map(({ id }) => id));
      for (const id of ids) if (!known().has(id)) await tab.heard('chat.assigned', ({ chat }) => chat.id === id);
      expect([...known()]).toEqual(expect.arrayContaining(ids));
    }
  });

  it('and every ack after it carry the time of the server', async () => {
    const { socket } = await switchboard.agentOnline();
    switchboard.clock.advance(60);
    const secondsOff = (serverTime: string) => Math.abs(Date.parse(serverTime) - switchboard.clock.now().getTime()) / 1_000;
    const acks = await Promise.all([
      socket.emit('activity', {}),
      socket.emit('queue.watch', { watch: true }),
      socket.emit('status.set', { status: 'away' }),
    ]);
    for (const { ok, serverTime } of acks) expect([ok, secondsOff(serverTime) < 5]).toEqual([true, true]);
    expect(Object.keys(acks[0])).toEqual(['ok', 'data', 'serverTime']);
  });

  describe('of many who come at one moment', () => {
    const stored = (agents: { id: string }[]) => switchboard.probe.arrivals(agents.map(({ id }) => id));
    const turnedAway = async ({ token }: { token: string }) => (await connect(switchboard.url, token)).closed();

    it('tells each the truth', async () => {
      const agents = await hired(100, switchboard);
      const admin = (await switchboard.admin()).api;
      await admin.post('/skills', { name: 'Latin' });
      const start = (skills: object[]) =>
        Promise.all(Array.from({ length: 5 }, async () => (await switchboard.startChat({ skills }, admin)).chat.id));
      const [waiting, free] = [await start([{ name: 'Latin' }]), await start([])];
      const desks = await Promise.all(agents.map(async ({ id, token }) => ({ id, socket: await switchboard.connect(token) })));
      const truth = await stored(agents);
      for (const { id, socket } of desks) {
        expect(socket.log[0]!.name).toBe('ready');
        const { agent, queue } = socket.all('ready')[0]! as Extract<ServerEvents['ready'], { agent: object }>;
        expect(agent).toMatchObject({ id, status: 'online', connected: true });
        expect(queue.data.map(({ chatId }) => chatId)).toEqual(expect.arrayContaining(waiting));
        expect(queue.data).toHaveLength(queue.total);
        expect(truth.get(id)).toMatchObject({ status: 'online', gone: false, leases: 1 });
      }
      const knows =
        (chatId: string) =>
        ({ socket }: (typeof desks)[number]) =>
          [...socket.all('ready')[0]!.chats, ...socket.all('chat.assigned').map(({ chat }) => chat)].some(({ id }) => id === chatId);
      for (const chatId of free) {
        const agentId = await eventually(async () => ((await admin.get(`/chats/${chatId}`)).body.agentId as string | null) ?? undefined);
        if (truth.has(agentId)) await eventually(() => Promise.resolve(desks.some(knows(chatId))));
        expect(desks.filter(knows(chatId)).map(({ id }) => id)).toEqual(truth.has(agentId) ? [agentId] : []);
      }
    });

    it('has the first of the queue, however many wait', async () => {
      const admin = (await switchboard.admin()).api;
      for (let i = 0; i < 3; i++) {
        switchboard.clock.advance(1);
        await switchboard.startChat({ skills: [{ name: 'Latin' }] }, admin);
      }
      const order = async (query: string) =>
        (await admin.get(`/queue${query}`)).body.data.map(({ chatId }: { chatId: string }) => chatId) as string[];
      expect(await order('?limit=1')).toEqual(
        (await switchboard.connect((await switchboard.admin()).token))
          .all('ready')
          .flatMap((ready) => ('queue' in ready ? [ready.queue.data[0]!.chatId] : [])),
      );
      expect(await order('?limit=2')).toEqual((await order('?limit=100')).slice(0, 2));
    });

    it('needs few transactions', async () => {
      const agents = await hired(100, switchboard);
      const commands = switchboard.app.get(CommandBus);
      await Promise.all(agents.map(({ id }) => commands.execute(new ConnectAgent(id, 'agent', `socket of ${id}`, id))));
      const arrivals = [...(await stored(agents)).values()];
      expect(arrivals.map(({ status, leases }) => [status, leases])).toEqual(agents.map(() => ['online', 1]));
      expect(new Set(arrivals.flatMap(({ commits }) => commits)).size).toBeLessThanOrEqual(3);
      await Promise.all(agents.map(({ id }) => commands.execute(new DisconnectAgent(id, `socket of ${id}`))));
      for (const { gone, leases } of (await stored(agents)).values()) expect({ gone, leases }).toEqual({ gone: true, leases: 0 });
    });

    it('goes to those who stay, while those who leave at once are gone', async () => {
      const agents = await hired(40, switchboard);
      const [hasty, patient] = [agents.slice(0, 20), agents.slice(20)];
      await Promise.all([
        ...hasty.map(async ({ token }) => (await connect(switchboard.url, token)).close()),
        ...patient.map(({ token }) => switchboard.connect(token)),
      ]);
      const isGone = async () => [...(await stored(hasty)).values()].every(({ gone, leases }) => gone && leases === 0);
      await eventually(isGone);
      for (const { gone, leases } of (await stored(patient)).values()) expect({ gone, leases }).toEqual({ gone: false, leases: 1 });
    });

    it('takes them along, and nobody else, whom the database refuses', async () => {
      const [unlucky, ...others] = await hired(20, switchboard);
      const relent = await switchboard.probe.doctor.refuseLeases('22000', unlucky!.id);
      await Promise.all([turnedAway(unlucky!), ...others.map(({ token }) => switchboard.connect(token))]);
      await relent();
      expect((await stored([unlucky!])).get(unlucky!.id)).toMatchObject({ status: 'offline', leases: 0 });
      expect(await (await switchboard.connect(unlucky!.token)).heard('ready')).toMatchObject({ agent: { status: 'online' } });
    });

    it('waits for a database that is away: they are sent away to come again, and none of them is half here', async () => {
      const agents = await hired(20, switchboard);
      const relent = await switchboard.probe.doctor.refuseLeases('57P03');
      await Promise.all(agents.map(turnedAway));
      await relent();
      for (const { status, leases } of (await stored(agents)).values())
        expect({ status, leases }).toEqual({ status: 'offline', leases: 0 });
      const back = await Promise.all(agents.map(({ token }) => switchboard.connect(token)));
      for (const socket of back) expect(socket.all('ready')[0]).toMatchObject({ agent: { status: 'online' } });
    });

    it('does not leave anybody at a desk that shows nothing: who cannot be greeted comes again', async () => {
      const [ana] = await hired(1, switchboard);
      const show = await switchboard.probe.doctor.hideCustomers();
      await turnedAway(ana!);
      await show();
      const isGone = async () => (await stored([ana!])).get(ana!.id)!.leases === 0;
      await eventually(isGone);
      expect(await (await switchboard.connect(ana!.token)).heard('ready')).toMatchObject({ agent: { status: 'online' } });
    });
  });
});
