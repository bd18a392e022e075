// How fast a floor comes in, as after a restart:  npm run bench -- connecting  (part of `npm run bench`)
// So many agents connect at one moment and each waits for its `ready`, with customers' sockets open beside them; the floor is a
// bare Socket.IO server that does one INSERT for each socket before it says `ready`.
import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import pg from 'pg';
import { connect } from './client.mjs';
import { floor } from './floor.mjs';
import { median, quantile } from './numbers.mjs';
import { PLAN, SWITCHBOARD } from './plan.mjs';

export const JWT_SECRET = 'only for the benchmark, and long enough';
const READY_WITHIN_MS = 60_000;
/** What the client opens at a time of what is not measured. */
const STEP = 100;

/** @returns agents per second of either system, and what `ready` said that is not so */
export async function measureConnecting(processes, databaseUrl, say) {
  const url = await newDatabase(databaseUrl, 'connecting');
  const environment = { DATABASE_URL: url, JWT_SECRET, MAX_SOCKETS_PER_ADDRESS: '0' };
  const server = await processes.start(SWITCHBOARD, environment);
  const bare = await processes.start(['test/bench/bare-server.mjs', 'connect'], environment);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const { agents, customers } = await people(pool);
  say(`${customers.length} customers' sockets`);
  const sockets = await openAll(server.url, customers);
  const rounds = [];
  const wrong = [];
  for (let round = 1; round <= PLAN.connectingRounds; round++) {
    say(`${PLAN.connecting} agents connect at once, round ${round} of ${PLAN.connectingRounds}`);
    const product = await arrive(server.url, agents);
    if (product.ungreeted > 0) wrong.push(`${product.ungreeted} were never greeted`);
    wrong.push(...(await untruths(pool, product.greeted)));
    const left = await leave(pool, product.sockets);
    const floorOf = await arrive(bare.url, agents);
    for (const socket of floorOf.sockets) socket.disconnect();
    rounds.push({ switchboard: figures(product), insert: figures(floorOf), leftPerSecond: left });
  }
  for (const socket of sockets) socket.disconnect();
  await pool.end();
  const of = (pick) => median(rounds.map(pick));
  const summary = (name) => ({
    perSecond: of((each) => each[name].perSecond),
    p50: of((each) => each[name].p50),
    p99: of((each) => each[name].p99),
  });
  const [switchboard, insert] = [summary('switchboard'), summary('insert')];
  return {
    agents: PLAN.connecting,
    customers: PLAN.connectedCustomers,
    switchboard,
    insert,
    leftPerSecond: of((each) => each.leftPerSecond),
    ratio: switchboard.perSecond / insert.perSecond,
    wrong: wrong.slice(0, 5),
  };
}

export async function newDatabase(databaseUrl, name) {
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Everybody has a login; nobody is hashed a password. */
export async function people(pool) {
  await floor(pool, PLAN.connecting, 5);
  await pool.query('delete from agent_connections');
  await pool.query(`update agents set selected_status = 'offline', connected = false, status = 'offline', status_reason = 'disconnected'`);
  const { rows: agents } = await pool.query(
    `insert into sessions (id, user_id, generation, expires_at) select gen_random_uuid(), id, 1, now() + interval '1 day' from users returning id as sid, user_id as id`,
  );
  const { rows: customers } = await pool.query(
    `insert into customers (id, name, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
     select gen_random_uuid(), 'Customer ' || n, false, 'active', now(), '{}', '', now(), now() from generate_series(1, $1::int) n returning id`,
    [PLAN.connectedCustomers],
  );
  // A token is good for some time after a chat.
  await pool.query(
    `insert into chats (id, customer_id, status, priority, skills, agent_ids, passed_over, declined_by, turned_down_at, queued_at, closed_at, last_seq, read_up_to, tags, metadata, created_at)
     select gen_random_uuid(), id, 'closed', 'normal', '[]', '{}', '{}', '{}', '{}', now(), now(), 0, '{}', '{}', '{}', now() from customers`,
  );
  await pool.query('analyze');
  return { agents: agents.map(({ id, sid }) => ({ id, token: token({ kind: 'staff', sub: id, sid }) })), customers };
}

async function openAll(url, customers) {
  const sockets = [];
  for (let i = 0; i < customers.length; i += STEP) {
    const some = customers.slice(i, i + STEP);
    sockets.push(...(await Promise.all(some.map(({ id }) => connect(url, token({ kind: 'customer', sub: id }))))));
  }
  return sockets;
}

export function token(claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, iat: now, exp: now + 3_600 })}`;
  return `${signed}.${createHmac('sha256', JWT_SECRET).update(signed).digest('base64url')}`;
}

async function arrive(url, agents) {
  const from = performance.now();
  const sockets = [];
  const greeted = await Promise.all(agents.map((agent) => greeting(url, agent, sockets, from)));
  const known = greeted.filter(({ ready }) => ready);
  return { seconds: (performance.now() - from) / 1000, sockets, greeted: known, ungreeted: greeted.length - known.length };
}

function greeting(url, { id, token }, sockets, from) {
  return new Promise((resolve, reject) => {
    setTimeout(() => resolve({ id }), READY_WITHIN_MS).unref();
    const socket = io(url, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false, timeout: READY_WITHIN_MS });
    sockets.push(socket);
    socket.once('ready', (ready) => resolve({ id, ready, ms: performance.now() - from }));
    socket.once('connect_error', reject);
    socket.once('disconnect', () => resolve({ id }));
  });
}

/** Whoever was greeted is online by its greeting and by the database, with a lease for the socket. */
async function untruths(pool, greeted) {
  const { rows } = await pool.query('select a.id, a.status from agents a join agent_connections c on c.agent_id = a.id');
  const stored = new Map(rows.map(({ id, status }) => [id, status]));
  return greeted.flatMap(({ id, ready: { agent } }) => {
    const isTrue = agent.id === id && agent.status === 'online' && agent.connected && stored.get(id) === 'online';
    return isTrue ? [] : [`${id} was greeted as ${agent.status} and is ${stored.get(id)}`];
  });
}

/** @returns how many leases were ended per second */
async function leave(pool, sockets) {
  const from = performance.now();
  for (const socket of sockets) socket.disconnect();
  for (let open = sockets.length; open > 0; await sleep(20))
    ({
      rows: [{ open }],
    } = await pool.query('select count(*)::int as open from agent_connections'));
  const seconds = (performance.now() - from) / 1000;
  // Without the grace time, so that the next round begins as this one did.
  await pool.query(
    `update agents set connected = false, disconnected_at = null, selected_status = 'offline', status = 'offline', status_reason = 'disconnected'`,
  );
  return sockets.length / seconds;
}

function figures({ seconds, greeted }) {
  const sorted = greeted.map(({ ms }) => ms).sort((a, b) => a - b);
  return { perSecond: greeted.length / seconds, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}
