// What a trigger reads, on a small floor and on a large one:  npm run bench -- growth  (part of `npm run bench`)
import { performance } from 'node:perf_hooks';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { backlog, floor } from './floor.mjs';
import { median } from './numbers.mjs';

const ROOT = join(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);
const ROUNDS = 3;
const REPEATS = 25;
const FLOORS = {
  small: { agents: 50, waiting: 10 },
  agents: { agents: 2_000, waiting: 10 },
  waiting: { agents: 50, waiting: 10_000 },
};

/**
 * The floors take turns, so that a noisy machine hurts all alike, and the medians of the rounds count.
 * @returns for each read its milliseconds on the small floor, and how many times as long it takes with more agents and with more who wait
 */
export async function growth(app, pool, say) {
  const { read, reads } = readsOf(app);
  const all = { small: [], agents: [], waiting: [] };
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [name, { agents, waiting }] of Object.entries(FLOORS)) {
      say(`what a trigger reads, with ${agents} agents and ${waiting} waiting, round ${round} of ${ROUNDS}`);
      await floor(pool, agents, 5);
      await backlog(pool, waiting);
      await read();
      all[name].push(await measure(reads, pool));
    }
  }
  return Object.keys(reads).map((read) => {
    const of = (floor) => median(all[floor].map((round) => round[read]));
    return { read, ms: of('small'), timesWithAgents: of('agents') / of('small'), timesWithWaiting: of('waiting') / of('small') };
  });
}

/** Each read comes after somebody's chat and somebody's load changed, as triggers do. */
async function measure(reads, pool) {
  const { rows } = await pool.query(`select id from chats where status = 'queued' order by queued_at desc limit 5`);
  const times = {};
  for (const [name, read] of Object.entries(reads)) {
    const all = [];
    for (let i = 0; i < REPEATS; i++) {
      await pool.query(`insert into domain_events (type, stream_id, data, at, published_at)
        (select 'ChatPriorityChanged', id, '{}'::jsonb, now(), now() from chats where status = 'queued' limit 1)
        union all (select 'AgentLoadChanged', id, '{}'::jsonb, now(), now() from agents limit 1)`);
      const from = performance.now();
      await read(rows[i % rows.length].id);
      all.push(performance.now() - from);
    }
    times[name] = median(all.slice(5));
  }
  return times;
}

function readsOf(app) {
  const file = (path) => load(join(ROOT, 'dist/libs/contexts/routing', path));
  const of = (path, name) => app.get(file(path)[name]);
  const { QueryBus } = load('@nestjs/cqrs');
  const { QueueList } = file('queue/queue-list.js');
  const { queueOrder } = file('planner/queue-order.js');
  const state = of('floor/floor-state.js', 'FloorState');
  const positions = of('queue/queue-positions.js', 'QueuePositions');
  const estimates = of('queue/estimates.js', 'Estimates');
  const rows = of('queue/queue-rows.js', 'QueueRows');
  return {
    read: () => (state.forget(), state.now()),
    reads: {
      'agents present': async () => (await state.now()).agents.present(),
      'head of the queue by kind': async () => (await state.now()).queue.heads(5, 2_000, queueOrder(null)),
      'position of one chat': (chatId) => positions.ofChats([chatId]),
      'totals of the queue': () => positions.totals(),
      'estimates, made anew': () => ((estimates.known = undefined), rows.read(10)),
      'first ten of the queue': () => app.get(QueryBus).execute(new QueueList(10)),
    },
  };
}
