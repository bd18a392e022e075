// How the cost of routing and presence grows with the floor:  node test/bench/scale.mjs  (part of `npm run bench`)
import { performance } from 'node:perf_hooks';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { backlog, floor } from './floor.mjs';
import { growth } from './growth.mjs';

const ROOT = join(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);
const REPEATS = 5;

/** @returns rows for the report; every figure is the median of a few runs, in milliseconds unless its name says otherwise */
export function measureScale(databaseUrl, say) {
  return withApp(databaseUrl, async (app, pool) => ({
    presence: await presence(app, pool, say),
    routing: await routing(app, pool, say),
    growth: await growth(app, pool, say),
  }));
}

export function measureGrowth(databaseUrl, say) {
  return withApp(databaseUrl, (app, pool) => growth(app, pool, say));
}

/** The product without its clocks, on a database of its own. */
export async function withApp(databaseUrl, measure) {
  load('reflect-metadata');
  const { createApp, migrate, readEnv } = load(join(ROOT, 'dist/libs/platform/index.js'));
  const { ServerModule } = load(join(ROOT, 'dist/apps/server/src/server.module.js'));
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query('drop database if exists scale with (force)');
  await admin.query('create database scale');
  await admin.end();
  const url = new URL(databaseUrl);
  url.pathname = '/scale';
  const env = readEnv({ DATABASE_URL: url.href, LOG_LEVEL: 'silent', JWT_SECRET: 'only for the benchmark, and long enough' });
  await migrate(env.DATABASE_URL);
  const app = await createApp(ServerModule.forRoot(env), env);
  await app.init();
  const { SchedulerRegistry } = load('@nestjs/schedule');
  const sweeps = app.get(SchedulerRegistry);
  for (const name of sweeps.getIntervals()) sweeps.deleteInterval(name);
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  try {
    return await measure(app, pool);
  } finally {
    await pool.end();
    await app.close();
  }
}

async function presence(app, pool, say) {
  const { CommandBus } = load('@nestjs/cqrs');
  const { AgentViews } = load(join(ROOT, 'dist/libs/contexts/presence/index.js'));
  const { ApplyPresenceTimeouts } = load(join(ROOT, 'dist/libs/contexts/presence/commands/apply-presence-timeouts.js'));
  const rows = [];
  for (const agents of [100, 1_000, 10_000]) {
    say(`presence with ${agents} agents`);
    await floor(pool, agents, 5);
    const settle = () => app.get(CommandBus).execute(new ApplyPresenceTimeouts());
    const nothingDue = await median(REPEATS, settle);
    const list = await median(REPEATS, () => app.get(AgentViews).list(null, undefined));
    await pool.query(`update agents set disconnected_at = now() - interval '1 hour'`);
    await pool.query('delete from agent_connections');
    const allDue = await timed(settle);
    rows.push({ agents, sweepNothingDue: nothingDue, sweepEverybodyGone: allDue, list });
  }
  return rows;
}

async function routing(app, pool, say) {
  const { FloorState } = load(join(ROOT, 'dist/libs/contexts/routing/floor/floor-state.js'));
  const rows = [];
  for (const [agents, waiting] of [
    [50, 2_000],
    [1_000, 2_000],
    [50, 100],
    [50, 20_000],
  ]) {
    say(`routing ${waiting} waiting chats with ${agents} agents`);
    const assigned = Math.min(waiting, 2_000);
    const limit = Math.ceil(assigned / agents);
    const ms = await medianOf(3, async () => {
      await floor(pool, agents, limit);
      await backlog(pool, waiting);
      app.get(FloorState).forget();
      await app.get(FloorState).now();
      return timed(() => route(app));
    });
    rows.push({ agents, waiting, assigned, perSecond: (assigned / ms) * 1000, msPerAssignment: ms / assigned });
  }
  say('a loop of one transaction per chat, for comparison');
  const loopMs = await medianOf(3, async () => {
    await floor(pool, 50, 40);
    await backlog(pool, 2_000);
    return timed(() => skipLockedLoop(pool));
  });
  const loop = (2_000 / loopMs) * 1000;
  return { rows, skipLockedPerSecond: loop, ratio: rows[0].perSecond / loop };
}

function route(app) {
  const { CommandBus } = load('@nestjs/cqrs');
  const { RouteWaitingChats } = load(join(ROOT, 'dist/libs/contexts/routing/assignment/route-waiting-chats.js'));
  return app.get(CommandBus).execute(new RouteWaitingChats());
}

/** What a plain implementation does: take the next chat, the least loaded agent, write both, commit; four at a time. */
async function skipLockedLoop(pool) {
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const client = await pool.connect();
      for (let more = true; more;) {
        await client.query('begin');
        const chat = await client.query(`select id from chats where status = 'queued' order by queued_at limit 1 for update skip locked`);
        const agent =
          chat.rowCount &&
          (await client.query(
            `select id from agents where status = 'online' and active_chats < max_concurrent_chats
         order by active_chats::float8 / max_concurrent_chats, last_assigned_at nulls first limit 1 for update`,
          ));
        more = Boolean(agent?.rowCount);
        if (more) {
          await client.query(`update chats set status = 'active', agent_id = $2, assigned_at = now() where id = $1`, [
            chat.rows[0].id,
            agent.rows[0].id,
          ]);
          await client.query('update agents set active_chats = active_chats + 1, last_assigned_at = now() where id = $1', [
            agent.rows[0].id,
          ]);
          await client.query(`insert into domain_events (type, stream_id, data, at) values ('ChatAssigned', $1, '{}', now())`, [
            chat.rows[0].id,
          ]);
        }
        await client.query('commit');
      }
      client.release();
    }),
  );
}

async function timed(run) {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

const median = (times, run) => medianOf(times, () => timed(run));

async function medianOf(times, measure) {
  const all = [];
  for (let i = 0; i < times; i++) all.push(await measure());
  return all.sort((a, b) => a - b)[Math.floor(times / 2)];
}

if (process.argv[1] === import.meta.filename) {
  const { Processes } = await import('./processes.mjs');
  const { EMBEDDED_POSTGRES, SWITCHBOARD } = await import('./plan.mjs');
  const processes = new Processes();
  try {
    await processes.start(SWITCHBOARD, { DATA_DIR: processes.dataDir });
    const scale = await measureScale(await processes.postgresOf(EMBEDDED_POSTGRES), (what) => process.stderr.write(`${what}\n`));
    process.stdout.write(`${JSON.stringify(scale, null, 2)}\n`);
  } finally {
    await processes.stop();
  }
  process.exit();
}
