import { examineReplica } from '../../libs/contexts/system/doctor/replica';
import { migrate } from '../../libs/platform/db/migrate';
import type { Api } from '../kit/api';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { OwnPostgres } from '../kit/own-postgres';
import type { Switchboard } from '../kit/switchboard';

describe('With a streaming replica', () => {
  let primary: OwnPostgres;
  let replica: OwnPostgres;
  let switchboard: Switchboard;
  let supervisor: Api;

  beforeAll(async () => {
    primary = await OwnPostgres.start();
    await migrate(primary.url);
    replica = await primary.replica();
    switchboard = await unlimited({}, { databaseUrl: primary.url, environment: { DATABASE_READ_URL: replica.url } });
    supervisor = (await switchboard.staff('supervisor')).api;
  });
  afterAll(async () => {
    await switchboard.stop();
    await replica.remove();
    await primary.remove();
  });

  const found = async (word: string): Promise<number> => (await supervisor.get(`/chats?q=${word}`)).body.data?.length ?? 0;
  const connections = async (): Promise<number> => {
    const text = await (await fetch(`${switchboard.url}/metrics`)).text();
    const states = [...text.matchAll(/^switchboard_replica_connections\{state="(used|idle)"\} (\d+)/gm)];
    return states.reduce((sum, [, , n]) => sum + Number(n), 0);
  };

  it('what is written is found by it a moment later', async () => {
    await switchboard.startChat({ message: 'A zebra' });
    await eventually(async () => (await found('zebra')) === 1, 'the replica to follow');
    expect(await connections()).toBeGreaterThan(0);
    expect(await examineReplica(replica.url)).toMatchObject({ state: 'ok' });
  });

  it('while it is away searches are unavailable and everything else goes on; it follows when it is back', async () => {
    await replica.crash();
    expect((await supervisor.get('/chats?q=zebra')).status).toBe(503);
    await switchboard.startChat({ message: 'A giraffe' });
    expect((await supervisor.get('/chats')).body.data).toHaveLength(2);
    await replica.startAgain();
    await eventually(async () => (await found('giraffe')) === 1, 'the replica to follow again', 15_000);
  });
});
