// The backlog of an upgraded database:  npm run bench -- roll-up
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { withApp } from './scale.mjs';

const ROOT = join(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);
const CHATS = Number(process.env.BENCH_CHATS ?? 100_000);
const MESSAGES_EACH = 7;
/** Those of its messages, and that it was started, assigned and closed. */
const FACTS_EACH = MESSAGES_EACH + 3;
const AGENTS = 50;
/** As long as the worker works at it at a time. */
const FOR_MS = 4_000;

/**
 * Chats of 180 days, none of their facts settled, and no statistics of the tables of figures.
 * @returns how long settling all of them takes, and the longest that a single call took
 */
export function measureRollUp(databaseUrl, say) {
  return withApp(databaseUrl, async (app, pool) => {
    const { CommandBus } = load('@nestjs/cqrs');
    const { RollUp } = load(join(ROOT, 'dist/libs/contexts/analytics/rollup/roll-up.js'));
    say(`writing ${CHATS} chats with ${FACTS_EACH} facts each, and two facts of an agent for each`);
    await backlog(pool);
    const left = async () => {
      const { rows } = await pool.query('select count(*)::int as facts from chat_facts where not settled');
      return rows[0].facts;
    };
    const facts = await left();
    const calls = [];
    const startedAt = performance.now();
    for (let now = facts; now > 0; now = await left()) {
      say(`${now} facts to settle`);
      const from = performance.now();
      await app.get(CommandBus).execute(new RollUp(FOR_MS));
      calls.push(performance.now() - from);
      if ((await left()) === now) throw new Error('a call settled nothing');
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const { rows } = await pool.query('select sum(started)::int as started from figure_rollups where dimension = $1 and grain = $2', [
      'all',
      'quarter',
    ]);
    if (rows[0].started !== CHATS) throw new Error(`${rows[0].started} chats are counted`);
    return { chats: CHATS, facts, seconds, factsPerSecond: facts / seconds, longestCallMs: Math.max(...calls) };
  });
}

async function backlog(pool) {
  const agents = Array.from({ length: AGENTS }, () => randomUUID());
  await pool.query(
    `insert into agents (id, selected_status, selected_because, connected, inactive, active_chats, own_limit, max_concurrent_chats, status, status_reason, status_since, enabled)
     select id, 'offline', 'selected', false, false, 0, 5, 5, 'offline', 'disconnected', now(), true from unnest($1::uuid[]) id`,
    [agents],
  );
  await pool.query(
    `insert into customers (id, name, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
     select gen_random_uuid(), 'Customer ' || n, false, 'active', now(), '{}', '', now(), now() from generate_series(0, $1::int / 2 + 50) n`,
    [CHATS],
  );
  await pool.query(
    `insert into chats (id, customer_id, status, priority, skills, agent_ids, agent_id, passed_over, declined_by, turned_down_at, queued_at, assigned_at,
       first_response_at, closed_at, close_reason, resolution, last_seq, read_up_to, tags, metadata, search, created_at)
     select gen_random_uuid(), c.id, 'closed', 'normal', '[{"name": "billing", "minLevel": 1, "required": true}]', array[a.id], a.id, '{}', '{}', '{}', at,
       at + interval '30 s', at + interval '40 s', at + interval '160 s', 'agent', 'resolved', ${MESSAGES_EACH}, '{}', '{vip,late}', '{}', '', at
     from generate_series(1, $1::int) n
     cross join lateral (select now() - n * interval '180 days' / $1::int as at) moment
     cross join lateral (select ($2::uuid[])[1 + n % ${AGENTS}] as id) a
     join (select id, row_number() over () - 1 as place from customers) c on c.place = n / 100 * 50 + n % 50`,
    [CHATS, agents],
  );
  await pool.query(
    `insert into chat_facts (chat_id, at, kind, agent_id, seq, detail)
     select c.id, happened.* from chats c cross join lateral (
       values (c.created_at, 'started', null::uuid, null::int, null), (c.assigned_at, 'assigned', c.agent_id, null, null), (c.closed_at, 'closed', c.agent_id, null, 'agent')
       union all select c.created_at + seq * interval '20 s', 'message', c.agent_id, seq, (array['agent', 'customer'])[1 + seq % 2]
         from generate_series(1, ${MESSAGES_EACH}) seq
     ) happened(at, kind, agent_id, seq, detail) order by kind = 'message', at`,
  );
  await pool.query(
    `insert into agent_facts (agent_id, at, status, active_chats, max_concurrent_chats)
     select agent_id, at, 'online', active, 5 from chats c cross join lateral (values (assigned_at, 1), (closed_at, 0)) stood(at, active) order by at`,
  );
  await pool.query('analyze chats, customers');
}
