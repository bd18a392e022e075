import { isDeepStrictEqual } from 'node:util';
import { QueueFeed, RosterFeed, WorkloadFeed } from '#client/desk';
import type { SwitchboardClient } from '#client/conversation';
import { eventually } from '../kit/client';
import { becomes, ClientStage } from '../kit/client-stage';
import type { Staff } from '../kit/switchboard';

type AnyFeed = QueueFeed | RosterFeed | WorkloadFeed;
/** The part of a socket through which every event comes. */
interface Inlet {
  onevent: (packet: { data: [string, unknown] }) => void;
  io: { engine: { close: () => void } };
}

const socketOf = (client: SwitchboardClient): Inlet =>
  (client as unknown as { connection: { socket: { socket: Inlet } } }).connection.socket.socket;

const FEEDS = {
  queue: { event: 'queue.changed', at: (desk: SwitchboardClient) => new QueueFeed(desk) },
  agents: { event: 'agent.status', at: (desk: SwitchboardClient) => new RosterFeed(desk) },
  workload: { event: 'workload.changed', at: (desk: SwitchboardClient) => new WorkloadFeed(desk) },
};
const NAMES = Object.keys(FEEDS) as (keyof typeof FEEDS)[];

describe('A feed at a desk', () => {
  let stage: ClientStage;
  let supervisor: Staff;
  let count = 0;
  /** Of the chats that wait, the one that goes next. */
  let before: string | undefined;

  beforeAll(async () => {
    stage = await ClientStage.set();
    await stage.switchboard.settings({ maxEventsPerSecond: 0 });
    supervisor = await stage.switchboard.staff('supervisor', { name: 'Sue' });
    await (await stage.switchboard.admin()).api.post('/skills', { name: 'klingon' });
  });
  afterEach(() => stage.closeClients());
  afterAll(() => stage.switchboard.stop());

  async function desk(): Promise<SwitchboardClient> {
    const client = stage.client({ credentials: await stage.signIn(supervisor) });
    client.connect();
    await becomes(client, 'online');
    return client;
  }
  const isLive = (feed: AnyFeed) => eventually(async () => feed.getSnapshot().status === 'live', 'the feed to be live');

  /** Chats that nobody can take come, move and go; Ana gets one, and is here or not. */
  async function churn(): Promise<void> {
    const { switchboard, ana } = stage;
    const start = () =>
      switchboard.startChat({ customer: { name: `Cleo ${(count += 1)}` }, skills: [{ name: 'klingon' }] }, supervisor.api);
    const [one, two] = [await start(), await start()];
    await supervisor.api.put(`/chats/${two.chat.id}/priority`, { priority: 'urgent' });
    await ana.api.post(`/chats/${one.chat.id}/claim`);
    await ana.api.put('/agents/me/status', { status: count % 4 ? 'busy' : 'online' });
    if (before) await supervisor.api.post(`/chats/${before}/close`);
    before = two.chat.id;
  }

  /** What an event tells: the rest of a row is as old as the snapshot. */
  const shown = (feed: AnyFeed): unknown[] =>
    feed
      .getSnapshot()
      .rows.map((row) =>
        'skills' in row && 'id' in row ? { id: row.id, status: row.status, reason: row.statusReason, activeChats: row.activeChats } : row,
      );

  /** Plain objects of this realm: those of a client inherit from another `Object`. */
  const copied = <T>(rows: T): T => JSON.parse(JSON.stringify(rows)) as T;

  async function expectTrue(name: keyof typeof FEEDS, feed: AnyFeed): Promise<void> {
    const other = FEEDS[name].at(await desk());
    let both: unknown[][] = [];
    const isSame = async (): Promise<boolean> => {
      await stage.switchboard.sweep();
      const stop = other.watch();
      await isLive(other);
      both = copied([shown(feed), shown(other)]);
      stop();
      return feed.getSnapshot().status === 'live' && isDeepStrictEqual(both[0], both[1]);
    };
    await eventually(isSame).catch(() => expect(both[0]).toEqual(both[1]));
    expect(both[0]!.length).toBeGreaterThan(0);
  }

  async function watched(name: keyof typeof FEEDS) {
    const client = await desk();
    const feed: AnyFeed = FEEDS[name].at(client);
    feed.watch();
    await isLive(feed);
    return { client, feed };
  }

  it.each(NAMES)('of %s: a snapshot and the events since are a fresh snapshot', async (name) => {
    const { feed } = await watched(name);
    await churn();
    await churn();
    await expectTrue(name, feed);
  });

  it.each(NAMES)('of %s: it comes back after a connection that dropped', async (name) => {
    const { client, feed } = await watched(name);
    const behind = new Promise<void>((resolve) => feed.subscribe(() => feed.getSnapshot().status === 'behind' && resolve()));
    socketOf(client).io.engine.close();
    await churn();
    await behind;
    await expectTrue(name, feed);
  });

  it.each(NAMES)('of %s: an event that was lost shows in the next one, and is made up for', async (name) => {
    const { client, feed } = await watched(name);
    const socket = socketOf(client);
    const hear = socket.onevent.bind(socket);
    let lost = 0;
    socket.onevent = (packet) => (lost === 0 && packet.data[0] === FEEDS[name].event ? void (lost += 1) : hear(packet));
    const behind = new Promise<void>((resolve) => feed.subscribe(() => feed.getSnapshot().status === 'behind' && resolve()));
    await churn();
    await eventually(async () => lost === 1, 'an event to be lost');
    await churn();
    await behind;
    await expectTrue(name, feed);
  });

  it('of the workload is refused to an agent', async () => {
    const client = stage.client({ credentials: await stage.signIn(stage.ana) });
    client.connect();
    await becomes(client, 'online');
    const feed = new WorkloadFeed(client);
    feed.watch();
    await eventually(async () => feed.getSnapshot().status === 'refused');
    expect(feed.getSnapshot()).toMatchObject({ rows: [], problem: { status: 403 } });
  });
});
