// A rolling restart under load:  npm run bench -- rolling
// Agents and customers are connected through a balancer to one node; another one starts, and the first is asked to end. Socket.IO's own client
// with its own pauses reconnects them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect as dial, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import pg from 'pg';
import { JWT_SECRET, newDatabase, people, token } from './connecting.mjs';
import { backlog } from './floor.mjs';
import { quantile } from './numbers.mjs';
import { PLAN, SWITCHBOARD } from './plan.mjs';

const PROBED_EVERY_MS = 500;
/** What the client opens at a time before the restart. */
const STEP = 100;
const SETTLES_WITHIN_MS = 120_000;

export async function measureRolling(processes, databaseUrl, say) {
  const { redisUrl, stopRedis } = await startRedis();
  const environment = {
    DATABASE_URL: await newDatabase(databaseUrl, 'rolling'),
    REDIS_URL: redisUrl,
    JWT_SECRET,
    MAX_SOCKETS_PER_ADDRESS: '0',
    DRAIN_SECONDS: String(PLAN.drainSeconds),
  };
  const pool = new pg.Pool({ connectionString: environment.DATABASE_URL, max: 4 });
  const { agents, customers } = await waitingCustomers(processes, pool, environment);
  const old = await processes.start(SWITCHBOARD, environment);
  const balancer = await balance([old]);
  try {
    say(`${agents.length} agents and ${customers.length} customers connect`);
    const desks = await connectAll(balancer.url, agents);
    const visitors = await connectAll(
      balancer.url,
      customers.map(({ id }) => ({ id, token: token({ kind: 'customer', sub: id }) })),
    );
    await until(async () => (await countOf(pool, `select count(*) from chats where status = 'queued'`)) === 0);
    const before = await stateOf(pool);
    balancer.nodes.push(await processes.start(SWITCHBOARD, environment));
    await until(() => balancer.ready.length === 2);
    say('the old node is asked to end');
    const from = performance.now();
    process.kill(old.pid, 'SIGTERM');
    const everybody = [...desks, ...visitors];
    await until(() => everybody.every(({ gaps, isReady }) => gaps.length > 0 && isReady));
    const seconds = (performance.now() - from) / 1000;
    await until(() => isGone(old.pid));
    const after = await stateOf(pool);
    for (const { socket } of everybody) socket.disconnect();
    return {
      agents: desks.length,
      customers: visitors.length,
      drainSeconds: PLAN.drainSeconds,
      seconds,
      agentsAway: gapsOf(desks),
      customersAway: gapsOf(visitors),
      before,
      after,
    };
  } finally {
    balancer.stop();
    await pool.end();
    stopRedis();
  }
}

export function reportRolling({ agents, customers, drainSeconds, seconds, agentsAway, customersAway, before, after }) {
  const away = ({ p50, p99, most }) => `p50 ${p50.toFixed(2)} s, p99 ${p99.toFixed(2)} s, at most ${most.toFixed(2)} s`;
  process.stdout.write(`A node with ${agents} agents and ${customers} customers ends, DRAIN_SECONDS=${drainSeconds}
  everybody at the other node after ${seconds.toFixed(1)} s
  an agent's socket is away        ${away(agentsAway)}
  a customer's socket is away      ${away(customersAway)}
  agents online                    ${before.online} before, ${after.online} after
  went offline meanwhile           ${after.wentOffline - before.wentOffline}
  chats that went back to the line ${after.requeued - before.requeued}
`);
  process.stdout.write(
    `${JSON.stringify({ rolling: { agents, customers, drainSeconds, seconds, agentsAway, customersAway, before, after } })}\n`,
  );
  return after.requeued === before.requeued && after.wentOffline === before.wentOffline && agentsAway.most <= 10;
}

/** Each customer waits. A node keeps the line in its memory, so that it has to be there before it starts. */
async function waitingCustomers(processes, pool, environment) {
  const { pid } = await processes.start(SWITCHBOARD, { ...environment, DRAIN_SECONDS: '0' });
  const everybody = await people(pool);
  await backlog(pool, 0);
  process.kill(pid, 'SIGTERM');
  await until(() => isGone(pid));
  return everybody;
}

/** A TCP balancer: each new connection goes to the next node that says that it is ready. */
async function balance(nodes) {
  let ready = [];
  let turn = 0;
  const look = async () => {
    const answers = await Promise.all(nodes.map(({ url }) => fetch(`${url}/health/ready`).catch(() => ({ ok: false }))));
    ready = nodes.filter((_, i) => answers[i].ok);
  };
  await look();
  const probing = setInterval(() => void look(), PROBED_EVERY_MS);
  const server = createServer((client) => {
    const node = ready[(turn += 1) % ready.length];
    if (!node) return void client.destroy();
    const { hostname, port } = new URL(node.url);
    const upstream = dial(Number(port), hostname);
    client.on('error', () => upstream.destroy()).pipe(upstream);
    upstream.on('error', () => client.destroy()).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    clearInterval(probing);
    server.close();
  };
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    nodes,
    url,
    stop,
    get ready() {
      return ready;
    },
  };
}

async function connectAll(url, callers) {
  const all = [];
  for (let i = 0; i < callers.length; i += STEP)
    all.push(...(await Promise.all(callers.slice(i, i + STEP).map((caller) => arrive(url, caller)))));
  return all;
}

async function arrive(url, { token: own }) {
  const seat = { isReady: false, gaps: [], lostAt: undefined };
  seat.socket = io(url, { auth: { token: own }, transports: ['websocket'], forceNew: true, timeout: 60_000 });
  seat.socket.on('disconnect', () => {
    seat.isReady = false;
    seat.lostAt = performance.now();
  });
  await new Promise((resolve) => {
    seat.socket.on('ready', () => {
      seat.isReady = true;
      if (seat.lostAt !== undefined) seat.gaps.push((performance.now() - seat.lostAt) / 1000);
      resolve();
    });
  });
  return seat;
}

function gapsOf(seats) {
  const sorted = seats.map(({ gaps }) => gaps.reduce((sum, gap) => sum + gap, 0)).sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), most: sorted.at(-1) };
}

async function stateOf(pool) {
  return {
    online: await countOf(pool, `select count(*) from agents where status in ('online', 'busy')`),
    wentOffline: await countOf(
      pool,
      `select count(*) from domain_events where type = 'AgentStatusChanged' and data -> 'state' ->> 'status' = 'offline'`,
    ),
    requeued: await countOf(pool, `select count(*) from domain_events where type = 'ChatRequeued'`),
  };
}

async function countOf(pool, query) {
  const { rows } = await pool.query(query);
  return Number(rows[0].count);
}

async function until(isTrue) {
  for (const end = performance.now() + SETTLES_WITHIN_MS; !(await isTrue()); await sleep(100))
    if (performance.now() > end) throw new Error(`never true: ${isTrue}`);
}

function isGone(pid) {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

export async function startRedis() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for (let said = ''; !said.includes('Ready to accept connections');) said += (await once(child.stdout, 'data'))[0];
  return { redisUrl: `redis://127.0.0.1:${port}`, redisPid: child.pid, stopRedis: () => child.kill() };
}
