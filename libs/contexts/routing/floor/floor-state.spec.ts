/* eslint-disable no-restricted-syntax -- Transactions that stay open while others end are what this is about. */
import { Test, type TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import { DataSource, type QueryRunner } from 'typeorm';
import { CurrentSettings } from '#directory';
import { newId, PlatformModule, readEnv, Store } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import type { ChatWeightSetting } from '#protocol';
import { defaultPolicy } from '../planner/policies';
import { queueOrder } from '../planner/queue-order';
import { FloorState } from './floor-state';

const AGENTS = 4;
const CHATS = 6;

/** What somebody does next to a chat or an agent of a number, in a transaction that stays open until it ends in one way. */
const step = fc.record({
  of: fc.nat({ max: AGENTS + CHATS - 1 }),
  value: fc.nat({ max: 3 }),
  ends: fc.constantFrom('commit', 'commit', 'commit', 'rollback'),
  /** How many other steps begin before it ends. */
  after: fc.nat({ max: 3 }),
});

/** The one setting that the floor reads, which a story changes in earnest. */
const settings = { chatWeights: [] as ChatWeightSetting[], get: () => Promise.resolve({ chatWeights: settings.chatWeights }) };

describe('The floor in memory', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let dataSource: DataSource;
  let floor: FloorState;
  let ids: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const secret = 'a secret of the tests, long enough to be good';
    const env = readEnv({ DATABASE_URL: database.url, JWT_SECRET: secret, LOG_LEVEL: 'silent', DATABASE_POOL: '10' });
    module = await Test.createTestingModule({
      imports: [PlatformModule.forRoot(env, 'all')],
      providers: [FloorState, { provide: CurrentSettings, useValue: settings }],
    }).compile();
    dataSource = module.get(DataSource);
    ids = Array.from({ length: AGENTS + CHATS }, newId);
    await rows(
      `insert into users (id, name, email, role, active, password_hash, skills, created_at)
       select id, 'Agent', id || '@example.com', 'agent', true, '-', '[{"name": "billing", "level": 2}]', now() from unnest($1::uuid[]) id`,
      [ids.slice(0, AGENTS)],
    );
    await rows(
      `insert into agents (id, selected_status, selected_because, connected, inactive, active_chats, max_concurrent_chats, status, status_reason, status_since, enabled)
       select id, 'online', 'selected', true, false, 0, 5, 'online', 'selected', now(), true from unnest($1::uuid[]) id`,
      [ids.slice(0, AGENTS)],
    );
    await rows(
      `insert into chats (id, customer_id, status, priority, skills, agent_ids, passed_over, declined_by, turned_down_at, queued_at, last_seq, read_up_to, tags, metadata, created_at)
       select id, id, 'queued', 'normal', '[]', '{}', '{}', '{}', '{}', now(), 0, '{}', '{}', '{}', now() from unnest($1::uuid[]) id`,
      [ids.slice(AGENTS)],
    );
    floor = module.get(FloorState);
  });
  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  const rows = <Row>(sql: string, parameters: unknown[] = []) => dataSource.query<Row[]>(sql, parameters);

  async function seen(state: FloorState) {
    const { queue, agents } = await state.now();
    return {
      waiting: queue.page(queue.size, queueOrder(defaultPolicy)),
      agents: agents.all().sort((a, b) => (a.agentId < b.agentId ? -1 : 1)),
      kinds: agents.kinds().length,
    };
  }
  /** Counted anew from the tables. */
  const recounted = () => seen(new FloorState(module.get(Store), module.get(CurrentSettings)));

  async function change(runner: { query(sql: string, parameters: unknown[]): Promise<unknown> }, of: number, value: number): Promise<void> {
    const [id, isAgent] = [ids[of], of < AGENTS];
    const event = `insert into domain_events (type, stream_id, data, at, published_at) values ('Changed', $1, '{}', now(), now())`;
    if (isAgent) await runner.query(`update agents set active_chats = $2, enabled = $3 where id = $1`, [id, value, value < 3]);
    else {
      const priority = ['low', 'normal', 'high', 'urgent'][value];
      await runner.query('update chats set priority = $2, status = $3 where id = $1', [id, priority, value < 3 ? 'queued' : 'active']);
    }
    await runner.query(event, [id]);
  }

  it('is read at the next look when a look failed', async () => {
    const fresh = new FloorState(module.get(Store), module.get(CurrentSettings));
    await rows('alter table chats rename to chats_away');
    await expect(fresh.now()).rejects.toThrow();
    await rows('alter table chats_away rename to chats');
    expect(await seen(fresh)).toEqual(await recounted());
  });

  it('is what the tables say, in whatever order transactions commit, and whoever of them does not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
        const open: { of: number; ends: 'commit' | 'rollback'; at: number; runner: QueryRunner }[] = [];
        const end = async (at: number) => {
          for (const each of open.filter((each) => each.at <= at)) {
            open.splice(open.indexOf(each), 1);
            await each.runner.query(each.ends);
            await each.runner.release();
            expect(await seen(floor)).toEqual(await recounted());
          }
        };
        for (const [at, { of, value, ends, after }] of steps.entries()) {
          if (open.some((each) => each.of === of)) continue;
          const runner = dataSource.createQueryRunner();
          await runner.query('begin');
          await change(runner, of, value);
          open.push({ of, ends, at: at + after, runner });
          expect(await seen(floor)).toEqual(await recounted());
          await end(at);
        }
        await end(Infinity);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('catches up with more than it reads event by event', async () => {
    await seen(floor);
    await rows(`insert into domain_events (type, stream_id, data, at, published_at)
      select 'Other', gen_random_uuid(), '{}', now(), now() from generate_series(1, 12000)`);
    await change(dataSource, AGENTS, 2);
    await change(dataSource, 0, 1);
    expect(await seen(floor)).toEqual(await recounted());
  });

  it('weighs all chats anew when the weights are others', async () => {
    const weights = async () => (await seen(floor)).waiting.map(({ priority, weight }) => [priority, weight]);
    settings.chatWeights = [{ priority: 'urgent', weight: 3 }, { weight: 2 }];
    const weighed = await weights();
    expect(weighed).toEqual(weighed.map(([priority]) => [priority, priority === 'urgent' ? 3 : 2]));
    settings.chatWeights = [];
    expect(await weights()).toEqual(weighed.map(([priority]) => [priority, 1]));
  });

  it('finds what no event told of once it is doubted, or at the next look at everything', async () => {
    const before = await seen(floor);
    await rows(`update chats set status = 'closed' where id = $1`, [ids[AGENTS]]);
    await rows('update agents set active_chats = 4 where id = $1', [ids[0]]);
    expect(await seen(floor)).toEqual(before);
    floor.doubt([ids[AGENTS]!]);
    const { waiting } = await recounted();
    expect(await seen(floor)).toEqual({ ...before, waiting });
    floor.forget();
    expect(await seen(floor)).toEqual(await recounted());
  });
});
