import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { type Past, readHistory, readPast } from './history';
import type { Ask } from './past';
import { readScenario } from './scenario-input';
import { Simulation } from './simulation';

const DAY = 86_400;

describe('The last days of a database', () => {
  let database: TestDatabase;
  let client: Client;
  const ask: Ask = async <Row>(sql: string, parameters: unknown[]) => (await client.query(sql, parameters)).rows as Row[];

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  beforeEach(() => client.query('truncate chats, domain_events, agents, users, settings, targets, teams, hours, routing_policies'));

  const event = (streamId: string, type: string, agoSeconds: number, data: unknown) =>
    client.query(`insert into domain_events (type, stream_id, data, at) values ($1, $2, $3, now() - $4 * interval '1 second')`, [
      type,
      streamId,
      JSON.stringify(data),
      agoSeconds,
    ]);

  const changed = (id: string, ago: number, before: string, status: string, statusReason = 'selected') =>
    event(id, 'AgentStatusChanged', ago, { before, state: { status, statusReason } });

  async function anAgent(name: string, status = 'online', reason = 'selected', teams: string[] = []): Promise<string> {
    const id = randomUUID();
    await client.query(
      `insert into users (id, name, email, role, active, password_hash, skills, team_ids, created_at)
      values ($1, $2, $2, 'agent', true, '', '[{"name":"billing","level":3}]', $3, now())`,
      [id, name, teams],
    );
    await client.query(
      `insert into agents (id, selected_status, selected_because, connected, inactive, active_chats, max_concurrent_chats, status, status_reason, status_since, enabled)
      values ($1, 'online', 'selected', true, false, 0, 2, $2, $3, now(), true)`,
      [id, status, reason],
    );
    return id;
  }

  /**
   * Inserts a chat that arrived `ago` seconds ago, waited `waited` seconds and was handled for `handled` seconds; without `handled` the
   * customer left.
   */
  async function aChat(ago: number, waited: number, handled?: number, skills: object[] = [], lastAgent?: string): Promise<void> {
    const id = randomUUID();
    const closed = ago - waited - (handled ?? 0);
    await client.query(
      `insert into chats (id, customer_id, status, priority, skills, agent_ids, passed_over, declined_by, turned_down_at, queued_at, created_at, closed_at, close_reason, last_seq, read_up_to, tags, metadata, previous_agent_id, last_agent_first)
       values ($1, $1, 'closed', 'normal', $2, '{}', '{}', '{}', '{}', now() - $3 * interval '1 second', now() - $3 * interval '1 second', now() - $4 * interval '1 second', $5, 0, '{}', '{}', '{}', $6::uuid, $6::uuid is not null)`,
      [id, JSON.stringify(skills), ago, closed, handled === undefined ? 'abandoned' : 'agent', lastAgent ?? null],
    );
    if (handled === undefined) return;
    await event(id, 'ChatAssigned', ago - waited, { asked: { priority: 'normal', skills } });
    await event(id, 'ChatAssigned', closed + 1, { asked: { priority: 'high', skills: [] } });
  }

  it('are a scenario: when chats came, what they asked for, how long they took, who left', async () => {
    await anAgent('Ann');
    const billing = [{ name: 'billing', minLevel: 2, required: true }];
    await aChat(3 * DAY, 10, 300);
    await aChat(DAY, 4, 600, billing);
    await aChat(1000, 6, 100);
    await aChat(900, 40);
    await aChat(9 * DAY, 1, 1);
    await client.query(`insert into settings values ($1, '{"priorityAgingSeconds": 90}')`, [randomUUID()]);
    const { scenario, happened } = await readHistory(ask, 7);
    expect(scenario).toMatchObject({
      hours: 168,
      policy: { priorityAgingSeconds: 90 },
      arrivals: [
        {
          name: 'normal',
          skills: [],
          atSeconds: [4 * DAY, 7 * DAY - 1000, 7 * DAY - 900].map((at) => expect.closeTo(at, 0)),
          handling: { kind: 'empirical', seconds: [expect.closeTo(300, 0), expect.closeTo(100, 0)] },
          patience: { kind: 'exponential', meanSeconds: expect.closeTo(10 + 4 + 6 + 40, 0) },
        },
        { name: 'normal billing≥2', skills: billing, handling: { seconds: [expect.closeTo(600, 0)] } },
      ],
      agents: [{ name: 'Ann', maxConcurrentChats: 2, skills: [{ name: 'billing', level: 3 }], shifts: [{ fromHour: 0, toHour: 168 }] }],
    });
    expect(happened).toMatchObject({ offered: 4, answered: 3, abandoned: 1, serviceLevel: 0.75, asaSeconds: expect.closeTo(20 / 3, 1) });
    const outcome = new Simulation(readScenario(scenario)).run();
    expect(outcome.chats.filter(({ fate }) => fate === 'answered')).toHaveLength(4);
  });

  it('know who had a customer last, and is first to get it again while free', async () => {
    const [, ben] = [await anAgent('Ann'), await anAgent('Ben')];
    const gone = await anAgent('Cem', 'offline');
    // All are free when each comes; who has had no chat for longest is first otherwise.
    for (const [ago, last] of [
      [900, ben],
      [600, ben],
      [300, undefined],
      [200, gone],
    ] as const)
      await aChat(ago, 0, 10, [], last);
    const { scenario } = await readHistory(ask, 1);
    expect(scenario).toMatchObject({ agents: [{ name: 'Ann' }, { name: 'Ben' }], arrivals: [{ lastAgents: [1, 1, -1, -1] }] });
    const agentsOf = (arrivals: unknown) => new Simulation(readScenario({ ...scenario, arrivals })).run().chats.map(({ agent }) => agent);
    expect(agentsOf(scenario.arrivals)).toEqual([1, 1, 0, 1]);
    expect(agentsOf([{ ...(scenario.arrivals as object[])[0], lastAgents: null }])).toEqual([0, 1, 0, 1]);
  });

  it('know who was there when; being full is being there', async () => {
    const ann = await anAgent('Ann', 'offline');
    await anAgent('Ben', 'offline');
    await anAgent('Cem', 'busy', 'at_capacity');
    await changed(ann, 9 * DAY, 'offline', 'online');
    await changed(ann, 20 * 3600, 'offline', 'online');
    await changed(ann, 19 * 3600, 'online', 'busy', 'at_capacity');
    await changed(ann, 18 * 3600, 'busy', 'online');
    await changed(ann, 14 * 3600, 'online', 'away', 'inactive');
    await aChat(15 * 3600, 1, 10);
    const { scenario } = await readHistory(ask, 1);
    expect(scenario.agents).toMatchObject([
      { name: 'Ann', shifts: [{ fromHour: expect.closeTo(4, 3), toHour: expect.closeTo(10, 3) }] },
      { name: 'Cem', shifts: [{ fromHour: 0, toHour: 24 }] },
    ]);
  });

  it('may end before now: what came later is no part of them, but says who was there', async () => {
    const [ann, ben] = [await anAgent('Ann', 'offline'), await anAgent('Ben', 'offline')];
    await changed(ann, 30 * 3600, 'offline', 'online');
    await changed(ann, 20 * 3600, 'online', 'offline');
    await changed(ben, 2 * 3600, 'offline', 'online');
    await aChat(26 * 3600, 5, 60);
    await aChat(3600, 5, 60);
    const now = Date.now() / 1000;
    const past: Past = { name: 'a day', since: now - 28 * 3600, until: now - 24 * 3600, serviceLevelSeconds: 4, maxChats: 1 };
    const { scenario, happened, agentIds, chats } = await readPast(ask, past);
    expect(scenario).toMatchObject({ hours: 4, serviceLevelSeconds: 4, agents: [{ name: 'Ann', shifts: [{ fromHour: 0, toHour: 4 }] }] });
    expect(agentIds).toEqual([ann]);
    expect(happened).toMatchObject({ offered: 1, serviceLevel: 0 });
    expect(chats).toEqual([{ arrivedAtSeconds: expect.closeTo(2 * 3600, 0), fate: 'answered', waitedSeconds: expect.closeTo(5, 1) }]);
    await expect(readPast(ask, { ...past, until: now })).rejects.toMatchObject({ reason: 'too_many_chats' });
  });

  it('teach nothing without a chat that was answered, or without an agent', async () => {
    await aChat(100, 40);
    await expect(readHistory(ask, 7)).rejects.toThrow('No chat of that time was answered');
    await aChat(100, 4, 10);
    await expect(readHistory(ask, 7)).rejects.toThrow('No agent was there at that time.');
  });

  describe('are played again as they were recorded', () => {
    /** Monday; on Sunday clocks are put back. */
    const since = Date.parse('2025-10-20T00:00:00+02:00') / 1000;
    const past: Past = { name: 'a week', since, until: since + 7 * DAY, serviceLevelSeconds: 60, maxChats: 10_000 };
    const [sales, help, hoursId] = [randomUUID(), randomUUID(), randomUUID()];
    const wrapUp = { kind: 'constant', seconds: 60 };
    const kinds = [
      { name: 'normal', perHour: 14, handling: { kind: 'constant', seconds: 200 }, wrapUp },
      { name: 'high', perHour: 4, priority: 'high', handling: { kind: 'constant', seconds: 500 }, wrapUp },
      { name: 'sales', perHour: 8, team: 'Sales', handling: { kind: 'constant', seconds: 300 }, wrapUp },
    ];
    const openOn = (day: number, from: number, to: number) => ({ fromHour: 24 * day + from, toHour: 24 * day + to });

    /** The week as the simulator generates it: who came when, and waited how long. */
    const generated = (queueOrder: string) => {
      const world = readScenario({
        hours: 168,
        policy: { rank: ['longestSinceLastAssignment', 'lowestLoadRatio'], queueOrder, breathingSeconds: 20 },
        targets: [
          { firstResponseSeconds: 300, withinHours: true },
          { priority: 'high', firstResponseSeconds: 900 },
          { team: 'Sales', firstResponseSeconds: 60 },
        ],
        openingHours: [{ open: [...[0, 1, 3, 4].map((day) => openOn(day, 9, 18)), openOn(6, 10 + 1, 14 + 1), openOn(7, 9 + 1, 18 + 1)] }],
        chatWeights: [{ priority: 'high', weight: 2 }],
        teams: [{ name: 'Sales', maxConcurrentChats: 1, overflowAfterSeconds: 120, overflowTeams: ['Help'] }],
        arrivals: kinds,
        agents: [
          { name: 'Ann', maxConcurrentChats: 2, teams: ['Help'] },
          { name: 'Ben', maxConcurrentChats: 2, teams: ['Sales'] },
        ],
      });
      return new Simulation(world).run().chats;
    };

    async function record(chats: ReturnType<typeof generated>, queueOrder: string): Promise<void> {
      await anAgent('Ann', 'online', 'selected', [help]);
      await anAgent('Ben', 'online', 'selected', [sales]);
      const chatWeights = [{ priority: 'high', weight: 2 }];
      await client.query('insert into settings values ($1, $2)', [
        randomUUID(),
        { hoursId, wrapUpSeconds: 60, breathingSeconds: 20, chatWeights },
      ]);
      await client.query(
        `insert into teams (id, name, key, public, max_concurrent_chats, overflow_after_seconds, overflow_team_ids)
         values ($1, 'Sales', 'sales', false, 1, 120, array[$2::uuid]), ($2, 'Help', 'help', false, null, null, '{}')`,
        [sales, help],
      );
      const weekly = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));
      await client.query(`insert into hours values ($1, 'Office', 'office', 'Europe/Berlin', $2, $3)`, [
        hoursId,
        JSON.stringify([...weekly, { day: 7, from: '10:00', to: '14:00' }]),
        JSON.stringify([{ date: '2025-10-22', name: 'Holiday', closed: true }]),
      ]);
      const target = { priority: 'normal', teamId: null, replySeconds: null, withinHours: false };
      await client.query('insert into targets values ($1, $2)', [
        randomUUID(),
        JSON.stringify([
          { ...target, firstResponseSeconds: 300, withinHours: true },
          { ...target, priority: 'high', firstResponseSeconds: 900 },
          { ...target, teamId: sales, firstResponseSeconds: 60 },
          { ...target, priority: 'urgent', firstResponseSeconds: null, replySeconds: 60 },
        ]),
      ]);
      await client.query(
        `insert into routing_policies (version, name, rank, queue_order, created_at, since_position) values
           (1, 'before', '{skillFit}', 'priority', to_timestamp($1::float8) - interval '90 days', 0),
           (2, 'then', '{longestSinceLastAssignment,lowestLoadRatio}', $2, to_timestamp($1::float8) + interval '1 hour', 0),
           (3, 'after', '{skillFit}', 'priority', to_timestamp($1::float8) + interval '6 days', 0)`,
        [since, queueOrder],
      );
      const rows = chats.map(({ asked, arrivedAt, waitedSeconds, handlingSeconds }) => ({
        id: randomUUID(),
        priority: asked.priority,
        team: asked.teamId == null ? null : sales,
        came: since + arrivedAt,
        got: since + arrivedAt + waitedSeconds,
        closed: since + arrivedAt + waitedSeconds + handlingSeconds,
      }));
      const given = `json_to_recordset($1) as r(id uuid, priority text, team uuid, came float8, got float8, closed float8)`;
      await client.query(
        `insert into chats (id, customer_id, status, priority, team_id, skills, agent_ids, passed_over, declined_by, turned_down_at, queued_at, created_at, closed_at, close_reason, last_seq, read_up_to, tags, metadata)
         select id, id, 'closed', priority, team, '[]', '{}', '{}', '{}', '{}', to_timestamp(came), to_timestamp(came), to_timestamp(closed), 'agent', 0, '{}', '{}', '{}' from ${given}`,
        [JSON.stringify(rows)],
      );
      await client.query(
        `insert into domain_events (type, stream_id, data, at)
         select 'ChatAssigned', id, json_build_object('asked', json_build_object('priority', priority, 'skills', '[]'::json, 'teamId', team)), to_timestamp(got) from ${given}`,
        [JSON.stringify(rows)],
      );
    }

    it.each(['due', 'priority'])('by %s, with hours, teams, weights, wrap-up and breathing space', async (queueOrder) => {
      const chats = generated(queueOrder);
      await record(chats, queueOrder);
      const history = await readPast(ask, past);
      const scenario = readScenario(history.scenario);
      /** By how much the wait of any chat differs from the recorded one. */
      const offBy = (changes: object) => {
        const outcome = new Simulation({ ...scenario, policy: { ...scenario.policy, ...changes } }).run();
        return Math.max(...outcome.chats.map(({ waitedSeconds }, at) => Math.abs(waitedSeconds - chats[at]!.waitedSeconds)));
      };
      expect(history.happened).toMatchObject({ offered: chats.length, answered: chats.length });
      expect(chats.filter(({ waitedSeconds }) => waitedSeconds > 0).length).toBeGreaterThan(1_000);
      expect(offBy({})).toBeLessThan(0.01);
      expect(offBy({ queueOrder: queueOrder === 'due' ? 'priority' : 'due' })).toBeGreaterThan(60);
    });
  });
});
