import { itInFull } from '../../libs/kernel/testing/form';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { eventually } from '../kit/client';
import { expectCutAt } from '../kit/ends-of-sessions';
import { expectNobodyOverTheLimit } from '../kit/assignment-replay';
import { cleanUp, ServerProcess, type Staff } from '../kit/server-process';

const CHATS = 40;
const AGENTS = 5;
const ROOM = 3;
const SEATS = AGENTS * ROOM;

describe('Two servers on one database', () => {
  let template: TestDatabase;
  let database: DataSource;
  let servers: ServerProcess[];
  let admin: Staff;

  const start = async () => {
    template = await createTestDatabase();
    database = await new DataSource({ type: 'postgres', url: template.url, installExtensions: false }).initialize();
    const environment = { DATABASE_URL: template.url };
    servers = await Promise.all([ServerProcess.start({ environment }), ServerProcess.start({ environment })]);
    admin = await servers[0]!.admin({ maxConcurrentChats: ROOM });
    // The other one reads the settings twice a second.
    await eventually(async () => (await servers[1]!.api(admin.token).get('/settings')).body.maxConcurrentChats === ROOM);
  };
  const stop = async () => {
    await cleanUp();
    await database.destroy();
    await template.drop();
  };

  /** In one statement: a chat that is assigned between two of them would be in neither count. */
  const count = async (...statuses: string[]): Promise<number> => {
    const [row] = await database.query<{ n: number }[]>('select count(*)::int as n from chats where status = any($1)', [statuses]);
    return row!.n;
  };
  const reach = (status: string, n: number) => eventually(async () => (await count(status)) === n, `${n} ${status} chats`);
  const at = (i: number) => servers[i % servers.length]!;

  async function agents(): Promise<void> {
    const staff = await Promise.all(Array.from({ length: AGENTS }, (_, i) => servers[0]!.agent(admin, `Agent${i}`)));
    await Promise.all(staff.map(({ token }, i) => at(i).connect(token)));
  }
  const startAtOnce = () => Promise.allSettled(Array.from({ length: CHATS }, (_, i) => at(i).startChat()));

  describe('live', () => {
    beforeAll(start);
    afterAll(stop);

    it('give each of forty chats, started on both, to one agent, and nobody more than the limit', async () => {
      await agents();
      await startAtOnce();
      for (let left = CHATS; left > 0;) {
        await reach('active', Math.min(SEATS, left));
        await expectNobodyOverTheLimit(database);
        const active = await database.query<{ id: string }[]>(`select id from chats where status = 'active'`);
        const closed = await Promise.all(active.map(({ id }, i) => at(i).api(admin.token).post(`/chats/${id}/close`)));
        expect(closed.map(({ status }) => status)).toEqual(active.map(() => 200));
        left -= active.length;
      }
      await expectNobodyOverTheLimit(database);
    });

    it('end each other’s sessions: sockets at one are cut within 5 s of what happened at the other', async () => {
      await expectCutAt(servers[1]!, servers[0]!, admin);
    });

    describe('one watches over the other’s agents', () => {
      const statusOf = async (id: string): Promise<string> =>
        (await servers[0]!.api(admin.token).get('/agents')).body.data.find((agent: { id: string }) => agent.id === id).status;
      /** What ten seconds do to the leases of a node that does not renew them. */
      const expireLeases = () => database.query(`update agent_connections set expires_at = clock_timestamp() - interval '1 second'`);

      it('frozen and thawed, it finds itself fenced out, and its agents come back through the door', async () => {
        await servers[0]!.api(admin.token).patch('/settings', { disconnectGraceSeconds: 0.1 });
        const ana = await servers[0]!.agent(admin, 'Ana');
        const socket = await servers[1]!.connect(ana.token);
        servers[1]!.signal('SIGSTOP');
        await expireLeases();
        await eventually(async () => (await statusOf(ana.id)) === 'offline', 'the agent of the frozen node to be offline');
        servers[1]!.signal('SIGCONT');
        await socket.closed();
        await servers[1]!.connect(ana.token);
        await eventually(async () => (await statusOf(ana.id)) === 'online', 'the agent to be back');
      });

      itInFull('killed, it leaves nobody online', async () => {
        await servers[0]!.api(admin.token).patch('/settings', { disconnectGraceSeconds: 0.1 });
        const ana = await servers[0]!.agent(admin, 'Ana');
        await servers[1]!.connect(ana.token);
        expect(await statusOf(ana.id)).toBe('online');
        await servers[1]!.kill();
        await expireLeases();
        await eventually(async () => (await statusOf(ana.id)) === 'offline', 'the agent of the dead node to be offline');
      });
    });
  });
});
