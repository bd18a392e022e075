import { DataSource } from 'typeorm';
import { eventually } from '../kit/client';
import { Crowd } from '../kit/crowd';
import { CALM, FlakyProxy, STORM } from '../kit/flaky-proxy';
import { hasRedis, OwnRedis } from '../kit/own-redis';
import { OwnPostgres } from '../kit/own-postgres';
import { itInFull } from '../../libs/kernel/testing/form';
import { cleanUp, ServerProcess } from '../kit/server-process';

const inFullWithRedis = hasRedis ? itInFull : it.skip;

jest.setTimeout(60_000);

describe('Many people in conversation lose nothing', () => {
  let postgres: OwnPostgres;
  let redis: OwnRedis | undefined;
  let database: DataSource;
  let node: ServerProcess;
  let reachable: ServerProcess[];
  let proxy: FlakyProxy;
  let crowd: Crowd;

  const start = () => ServerProcess.start({ environment: { DATABASE_URL: postgres.url, REDIS_URL: redis?.url, LOG_LEVEL: 'silent' } });

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([OwnPostgres.start(), hasRedis ? OwnRedis.start() : undefined]);
    node = await start();
    database = await new DataSource({ type: 'postgres', url: postgres.url, installExtensions: false }).initialize();
  });
  beforeEach(async () => {
    reachable = [node];
    proxy = await FlakyProxy.start(() => reachable.map(({ url }) => url), 1);
  });
  afterEach(async () => {
    await crowd.disperse();
    await proxy.stop();
  });
  afterAll(async () => {
    await database.destroy();
    await cleanUp();
    await redis?.kill();
    await postgres.remove();
  });

  /** In calm; then the storm breaks loose. */
  const gather = async (): Promise<void> => {
    crowd = await Crowd.gather({ server: () => node, admin: await node.admin(), url: proxy.url, chats: 4, agents: 2, seed: 1 });
    proxy.weather = STORM;
  };
  const talk = (forMs: number) => crowd.talk({ forMs, everyMs: 12 });
  const expectNothingLost = async (): Promise<void> => {
    proxy.weather = CALM;
    expect(await crowd.faults(database)).toEqual([]);
    expect(crowd.written).toBeGreaterThan(50);
  };

  it('through a network that drops, delays, cuts and half-opens connections', async () => {
    await gather();
    for (let rounds = 0; rounds < 10 && !proxy.didAll; rounds++) await talk(2_000);
    await expectNothingLost();
    expect(proxy.didAll).toBe(true);
  });

  it('by the death of the server, when another one takes its place', async () => {
    const next = await start();
    await gather();
    await talk(1_000);
    reachable = [];
    const dead = node.kill();
    await talk(700);
    await dead;
    node = next;
    reachable = [node];
    await talk(1_000);
    await expectNothingLost();
  });

  /** Of two, in the midst of it. */
  const oneDies = async (other: ServerProcess): Promise<void> => {
    await talk(1_500);
    reachable = [node];
    const dead = other.kill();
    await talk(1_000);
    await dead;
    await expectNothingLost();
  };

  inFullWithRedis('by the death of one of two nodes', async () => {
    const other = await start();
    reachable = [node, other];
    await gather();
    await oneDies(other);
  });

  itInFull('by the death of one of two nodes that do not hear each other', async () => {
    const other = await start();
    reachable = [node, other];
    await gather();
    await redis?.kill();
    await oneDies(other);
    await redis?.startAgain();
  });

  const postgresGoesAway = async (goesAway: () => Promise<unknown>): Promise<void> => {
    await gather();
    await talk(1_000);
    const talking = talk(2_500);
    await goesAway();
    await postgres.startAgain();
    await eventually(async () => (await node.health('ready')) === 200, 'the server to be ready');
    await talking;
    await expectNothingLost();
  };

  itInFull('by a restart of Postgres', () => postgresGoesAway(() => postgres.stop()));
  it('by a crash of Postgres', () => postgresGoesAway(() => postgres.crash()));
});
