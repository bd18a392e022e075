// What a trigger reads, on a small floor and on a large one:  node test/bench/scale.mjs  (part of `npm run bench`)
import { performance } from 'node:perf_hooks';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { backlog, floor } from './floor.mjs';
import { median } from './numbers.mjs';

const ROOT = join(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);
const REPEATS = 15;
const SMALL = { agents: 50, waiting: 10 };

/** @returns for each read its milliseconds on the small floor, and how many times as long it takes with more agents and with more who wait */
export async function growth(app, pool, say) {
  const reads = readsOf(app, pool);
  const measure = async ({ agents, waiting }) => {
    say(`what a trigger reads, with ${agents} agents and ${waiting} waiting`);
    await floor(pool, agents, 5);
    await backlog(pool, waiting);
    const all = {};
    for (const [name, read] of Object.entries(reads)) all[name] = await timed(read);
    return all;
  };
  const [small, agents, waiting] = [
    await measure(SMALL),
    await measure({ ...SMALL, agents: 2_000 }),
    await measure({ ...SMALL, waiting: 10_000 }),
  ];
  return Object.keys(reads).map((read) => ({
    read,
    ms: small[read],
    timesWithAgents: agents[read] / small[read],
    timesWithWaiting: waiting[read] / small[read],
  }));
}

function readsOf(app, pool) {
  const of = (path, name) => app.get(load(join(ROOT, 'dist/libs/contexts/routing', path))[name]);
  const [state, positions, estimates] = [
    of('floor/floor-state.js', 'FloorState'),
    of('queue/queue-positions.js', 'QueuePositions'),
    of('queue/estimates.js', 'Estimates'),
  ];
  const { QueryBus } = load('@nestjs/cqrs');
  const { QueueList } = load(join(ROOT, 'dist/libs/contexts/routing/queue/queue-list.js'));
  const policies = of('floor/policy-versions.js', 'PolicyVersions');
  const someone = async () => (await pool.query(`select id from chats where status = 'queued' order by queued_at limit 1`)).rows[0].id;
  return {
    'agents present': () => state.presentAgents(),
    'head of the queue': async () => state.waitingChats(5, await policies.current(), new Date()),
    'position of one chat': async () => positions.ofChats([await someone()]),
    'totals of the queue': () => positions.totals(),
    'estimates, once a second': () => ((estimates.known = undefined), estimates.all()),
    'first page of the queue': () => app.get(QueryBus).execute(new QueueList(50)),
  };
}

async function timed(read) {
  const all = [];
  for (let i = 0; i < REPEATS; i++) {
    const from = performance.now();
    await read();
    all.push(performance.now() - from);
  }
  return median(all);
}
