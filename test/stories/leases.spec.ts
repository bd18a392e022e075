import { eventually } from '../kit/client';
import { unlimited } from '../kit/cast';
import { Switchboard } from '../kit/switchboard';

describe('Connections are leases that a node has to renew', () => {
  let watching: Switchboard;
  let frozen: Switchboard;

  beforeEach(async () => {
    watching = await unlimited();
    frozen = await Switchboard.start({ databaseUrl: watching.databaseUrl });
  });
  afterEach(async () => {
    await frozen.stop();
    await watching.stop();
  });

  /** What time does to the leases of a node that sleeps. */
  const expireLeases = () => watching.probe.doctor.endLeases(-1);
  const statusOf = async (id: string) =>
    (await (await watching.admin()).api.get('/agents')).body.data.find((agent: { id: string }) => agent.id === id);

  it('of a node that died: another node ends them, and after the grace time nobody is online', async () => {
    const ana = await frozen.agentOnline({ name: 'Ana' });
    await expireLeases();
    await watching.sweep();
    expect(await statusOf(ana.id)).toMatchObject({ status: 'online' });
    watching.clock.advance(31);
    await watching.sweep();
    expect(await statusOf(ana.id)).toMatchObject({ status: 'offline', statusReason: 'disconnected', connected: false });
  });

  it('of a node that froze and thawed: it finds itself fenced out, and its sockets have to come back', async () => {
    const ana = await frozen.agentOnline({ name: 'Ana' });
    await expireLeases();
    await watching.sweep();
    watching.clock.advance(31);
    await watching.sweep();

    await frozen.sweep();
    await ana.socket.closed();
    const back = await frozen.connect(ana.token);
    expect(await back.heard('ready')).toMatchObject({ agent: { status: 'online' } });
    expect(await statusOf(ana.id)).toMatchObject({ status: 'online' });
  });

  it('renewed in time keep everybody where they are', async () => {
    const ana = await frozen.agentOnline({ name: 'Ana' });
    await frozen.sweep();
    await watching.sweep();
    watching.clock.advance(31);
    await watching.sweep();
    expect(await statusOf(ana.id)).toMatchObject({ status: 'online' });
    expect(ana.socket.socket.connected).toBe(true);
  });

  it('count as one agent over tabs and nodes', async () => {
    const ana = await frozen.agentOnline({ name: 'Ana' });
    const otherTab = await watching.connect(ana.token);
    ana.socket.close();
    await eventually(async () => (await watching.probe.connections()) === 1);
    watching.clock.advance(31);
    await watching.sweep();
    expect(await statusOf(ana.id)).toMatchObject({ status: 'online', connected: true });
    otherTab.close();
    await eventually(async () => (await watching.probe.dropped()).length === 1);
    watching.clock.advance(31);
    await watching.sweep();
    expect(await statusOf(ana.id)).toMatchObject({ status: 'offline' });
  });
});
