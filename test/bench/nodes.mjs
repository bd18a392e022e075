// What a message costs each part of several nodes, and an open socket its node:  npm run bench -- nodes  (inputs of `npm run scale`)
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { createClient } from 'redis';
import { connect } from './client.mjs';
import { JWT_SECRET, newDatabase } from './connecting.mjs';
import { cpuSeconds, cpuSecondsOfFamily } from './cpu.mjs';
import { measureRound, pause } from './load.mjs';
import { SWITCHBOARD } from './plan.mjs';
import { startRedis } from './rolling.mjs';
import { openSwitchboard } from './switchboard.mjs';

const LOAD = { agents: 20, customers: 60, inFlight: 4, warmUpMs: 2_000, measureMs: Number(process.env.BENCH_MEASURE_MS ?? 8_000) };
const SOCKETS = Number(process.env.BENCH_CUSTOMERS ?? 2_000);
const AT_ONCE = 20;
const IDLE_MS = 20_000;

/** All people are at the first node; the second one only hears of it. */
export async function measureNodes(processes, databaseUrl, say) {
  const { redisUrl, redisPid, stopRedis } = await startRedis();
  const environment = {
    DATABASE_URL: await newDatabase(databaseUrl, 'nodes'),
    REDIS_URL: redisUrl,
    JWT_SECRET,
    MAX_SOCKETS_PER_ADDRESS: '0',
    MAX_SOCKETS_PER_CALLER: '0',
  };
  const redis = await createClient({ url: redisUrl }).connect();
  try {
    const speaker = await processes.start(SWITCHBOARD, environment);
    const listener = await processes.start(SWITCHBOARD, environment);
    say(`messages of ${LOAD.customers} customers at one of two nodes`);
    const product = await openSwitchboard(speaker, LOAD);
    const atRest = await shareOf(listener);
    const parts = { product, atRest, speaker, listener, redis, redisPid, postgresPid: postmaster(processes.dataDir) };
    const message = { ...(await costOfMessage(parts)), bytes: await bytesOfMessage(environment.DATABASE_URL) };
    say(`${JSON.stringify(message)}; ${SOCKETS} sockets of customers at the other`);
    return { message, socket: await costOfSocket(product, listener, atRest) };
  } finally {
    redis.destroy();
    stopRedis();
  }
}

async function costOfMessage({ product, atRest, speaker, listener, redis, redisPid, postgresPid }) {
  const used = () => [cpuSeconds(speaker.pid), cpuSeconds(listener.pid), cpuSeconds(redisPid), cpuSecondsOfFamily(postgresPid)];
  const [acked, first, from, began] = [countAcked(product), await added(redis), used(), performance.now()];
  const { perSecond } = await measureRound(product, LOAD);
  await pause(2_000);
  const [to, seconds] = [used(), (performance.now() - began) / 1000];
  const [last, messages] = [await added(redis), countAcked(product) - acked];
  for (const node of [0, 1]) to[node] -= atRest * seconds;
  const [node, other, store, database] = to.map((each, i) => ((each - from[i]) / messages) * 1e6);
  return {
    perSecond,
    messages,
    nodeMicros: node,
    otherNodeMicros: other,
    redisMicros: store,
    databaseMicros: database,
    entries: (last - first) / messages,
  };
}

/** On disk, with its indexes. */
async function bytesOfMessage(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(`select pg_total_relation_size('messages') / count(*)::float8 as bytes from messages`);
  await client.end();
  return rows[0].bytes;
}

async function added(redis) {
  const info = await redis.sendCommand(['XINFO', 'STREAM', 'socket.io']);
  return Number(Array.isArray(info) ? info[info.indexOf('entries-added') + 1] : info['entries-added']);
}

const countAcked = ({ conversations }) => conversations.reduce((sum, { acked }) => sum + acked.length, 0);

async function costOfSocket({ visitor }, { url, pid }, atRest) {
  const { customerToken } = await visitor.post('/chats', { customer: { name: 'Everybody' } });
  const sockets = [];
  while (sockets.length < SOCKETS) sockets.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => connect(url, customerToken)))));
  await pause(IDLE_MS / 2);
  const idle = ((await shareOf({ pid })) - atRest) / SOCKETS;
  for (const socket of sockets) socket.disconnect();
  return { sockets: SOCKETS, idleMicrosPerSecond: idle * 1e6 };
}

/** Processor time of each second, of a node that is left alone. */
async function shareOf({ pid }) {
  const from = cpuSeconds(pid);
  await pause(IDLE_MS);
  return (cpuSeconds(pid) - from) / (IDLE_MS / 1000);
}

const postmaster = (dataDir) => Number(readFileSync(`${dataDir}/postgres/postmaster.pid`, 'utf8').split('\n')[0]);

export function reportNodes({ message, socket }) {
  const micros = (value) => `${value.toFixed(0)} µs`;
  process.stdout.write(`A message, ${message.perSecond.toFixed(0)} a second
  its node                 ${micros(message.nodeMicros)}
  each other node          ${micros(message.otherNodeMicros)}, for ${message.entries.toFixed(2)} entries of the stream
  Redis                    ${micros(message.redisMicros)}, with two nodes
  Postgres                 ${micros(message.databaseMicros)}, and ${(message.bytes / 1024).toFixed(2)} kB on disk
An open socket of a customer, of ${socket.sockets}
  idle, each second        ${socket.idleMicrosPerSecond.toFixed(1)} µs
${JSON.stringify({ message, socket })}
`);
}
