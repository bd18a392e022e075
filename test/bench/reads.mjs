// What reads cost when much is stored:  npm run bench -- reads
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { connect, Rest } from './client.mjs';
import { cpuSeconds, cpuSecondsOfFamily } from './cpu.mjs';
import { quantile } from './numbers.mjs';
import { ADMIN } from './processes.mjs';
import { SWITCHBOARD } from './plan.mjs';
import { loadReads, settled, storedRows } from './read-rows.mjs';

const SIZE = {
  chats: Number(process.env.BENCH_CHATS ?? 200_000),
  agents: Number(process.env.BENCH_AGENTS ?? 1_000),
  waiting: Number(process.env.BENCH_WAITING ?? 5_000),
  /** Adding up the facts of so many chats takes a quarter of an hour. */
  withFigures: process.env.BENCH_FIGURES === '1',
};
const ASKS = Number(process.env.BENCH_ASKS ?? 200);
/** Reads to be measured, by a regular expression of their names. */
const ONLY = new RegExp(process.env.BENCH_ONLY ?? '');
const AT_ONCE = 8;
const GREETINGS = 20;
const DEEP_PAGES = 20;
const AGENT = { email: 'agent-1@bench.example', password: 'also-only-for-the-benchmark' };
const BOUND = 3;
/** What is heavy by nature: many rows have it. */
const HEAVY = 10;
/** Rows of the floor: of a page, and for answers with a row for each desk. */
const PAGE = 50;
const DESKS = SIZE.agents;

/** @returns rows for the report: p50 and p99 in ms, their ratio to those of the floor in the same run, and the bound of that */
export async function measureReads(processes, server, databaseUrl, say) {
  const first = new Rest(server.url, (await new Rest(server.url).post('/auth/login', ADMIN)).accessToken);
  await first.patch('/settings', { maxLoginsPerMinute: 0, maxEventsPerSecond: 0 });
  const [kept] = (await first.get('/users?q=agent-1')).data;
  const { id: agentId } = kept ?? (await first.post('/users', { name: 'Agent 1', ...AGENT, role: 'agent' }));
  const loadedFrom = performance.now();
  if (!kept) await loadReads(databaseUrl, SIZE, agentId, say);
  const loadSeconds = (performance.now() - loadedFrom) / 1000;
  const stored = await storedRows(databaseUrl);
  say(`${stored.chats} chats and ${stored.messages} messages after ${loadSeconds.toFixed(0)} s; starting the product on them`);
  const settleSeconds = SIZE.withFigures ? await settled(databaseUrl, first, say) : 0;
  const { url, pid } = await processes.start(SWITCHBOARD, { DATABASE_URL: databaseUrl });
  const bare = await processes.start(['test/bench/bare-reads.mjs'], { DATABASE_URL: databaseUrl });
  const visitor = new Rest(url);
  const admin = new Rest(url, (await visitor.post('/auth/login', ADMIN)).accessToken);
  const agentToken = (await visitor.post('/auth/login', AGENT)).accessToken;
  const agent = new Rest(url, agentToken);
  const asks = Object.entries(await readsOf(admin, agent, agentId)).filter(([read]) => ONLY.test(read));
  const postgres = Number(readFileSync(join(processes.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const usedBy = (server) => () => cpuSeconds(server) + cpuSecondsOfFamily(postgres);
  const floor = (size) => turn(() => fetch(`${bare.url}/${size}`).then((answer) => answer.json()), usedBy(bare.pid));
  const rows = [];
  let before = {};
  for (const [read, { as = admin, path, bound = BOUND, size = PAGE }] of asks) {
    before = before.size === size ? before : { size, ...(await floor(size)) };
    const times = await turn(() => as.get(path), usedBy(pid)).catch((error) => ({ p50: Infinity, p99: Infinity, failure: error.message }));
    const after = { size, ...(await floor(size)) };
    rows.push(comparedTo([before, after], { read, bound, ...times }));
    say(
      `${read}: ${times.failure ?? `${times.p50.toFixed(1)} ms, ${rows.at(-1).toFloorP50.toFixed(1)} × the floor, ${rows.at(-1).toFloorCpu.toFixed(1)} × its processor time`}`,
    );
    before = after;
  }
  say('agents who connect');
  const page = await floor(PAGE);
  rows.push(comparedTo([page, page], { read: 'greeting until `ready`', bound: BOUND, ...(await greetings(url, agentToken)) }));
  return { ...SIZE, ...stored, loadSeconds, settleSeconds, rows };
}

/** A read beside the floor right before and after it, since what else runs on the machine changes by the minute. */
function comparedTo(floors, row) {
  const mean = (of) => floors.reduce((sum, each) => sum + each[of], 0) / floors.length;
  return {
    ...row,
    toFloorCpu: row.cpuMs / mean('cpuMs'),
    floorP50: mean('p50'),
    floorP99: mean('p99'),
    toFloorP50: row.p50 / mean('p50'),
    toFloorP99: row.p99 / mean('p99'),
  };
}

async function readsOf(admin, agent, agentId) {
  const list = (filters) => ({ path: `/chats?limit=50&${filters}` });
  const heavy = (read) => ({ ...read, bound: HEAVY });
  const search = (q) => list(`q=${encodeURIComponent(q)}`);
  const [newest] = (await admin.get('/chats?limit=1&status=closed')).data;
  const days = (n) => new Date(Date.now() - n * 86_400_000).toISOString();
  return {
    chats: list(''),
    'chats, deep': { path: await deep(admin, '/chats?limit=50') },
    'by status closed': list('status=closed'),
    'by status queued': list('status=queued'),
    'by status active': list('status=active'),
    'by agent': list(`agentId=${agentId}`),
    'by no agent': list('agentId=none'),
    'by customer': list(`customerId=${newest.customer.id}`),
    'by priority': list('priority=urgent'),
    'by tag': list('tag=vip'),
    'by skill': list('skill=billing'),
    'by close reason': list('closeReason=agent'),
    'by resolution': list('resolution=resolved'),
    'by rating': list('ratingMin=4'),
    unanswered: list('unanswered=true'),
    'by notes': list('hasNotes=true'),
    'by span': list(`from=${days(100)}&to=${days(90)}`),
    'sorted by last message': list('sort=-lastMessageAt'),
    'sorted by priority': list('sort=-priority'),
    'sorted by priority, deep': { path: await deep(admin, '/chats?limit=50&sort=-priority') },
    'an agent’s own': { as: agent, ...list('') },
    'an agent’s open': { as: agent, ...list(`status=active&agentId=${agentId}`) },
    'an agent’s closed': { as: agent, ...list('status=closed') },
    'a rare word': search('zebra'),
    'nobody’s word': search('xylophone'),
    'a common word': heavy(search('order')),
    'a common word by relevance': heavy(list('q=order&sort=relevance')),
    'two words': heavy(search('order 4711')),
    'a phrase': search('"came loose"'),
    Chinese: search('订单'),
    'a name': search('customer 4711'),
    'the beginning of a common word': heavy(search('custo')),
    'the beginning of many words': heavy(search('1')),
    'a common word, deep': heavy({ path: await deep(admin, '/chats?limit=50&q=order') }),
    'why a chat is where it is': { path: `/chats/${newest.id}/routing`, size: DESKS },
    'messages of a chat': { path: `/chats/${newest.id}/messages` },
    customers: { path: '/customers?limit=50' },
    'customers found': { path: '/customers?limit=50&q=4711' },
    tickets: { path: '/tickets?limit=50' },
    queue: { path: '/queue?limit=50' },
    workload: { path: '/workload', size: DESKS },
    agents: { path: '/agents?limit=50' },
    ...(SIZE.withFigures && figuresOf(days, heavy)),
    'everything at once': heavy({ path: '/search?q=4711' }),
    'canned responses’ use': { path: '/canned-responses/usage?limit=50' },
  };
}

function figuresOf(days, heavy) {
  return {
    'figures of 30 days': heavy({ path: `/analytics/overview?from=${days(30)}&to=${days(0)}` }),
    'figures of 180 days': heavy({ path: `/analytics/overview?from=${days(180)}&to=${days(0)}` }),
    'figures of 30 days by agent': heavy({ path: `/analytics/agents?from=${days(30)}&to=${days(0)}`, size: DESKS }),
    'chats started, by day': heavy({ path: `/analytics/timeseries?metric=started&interval=day&from=${days(180)}&to=${days(0)}` }),
  };
}

/** The path of a page some pages in. */
async function deep(rest, path) {
  let cursor;
  for (let page = 0; page < DEEP_PAGES; page++) {
    const { nextCursor } = await rest.get(cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path;
}

/**
 * Some requests under way at once; the first ones, which warm up, do not count.
 * @returns p50 and p99 in ms, and the processor time of server and Postgres in ms for each, which other work on the machine hardly changes
 */
async function turn(ask, cpu = () => NaN) {
  for (let i = 0; i < 2; i++) await Promise.all(Array.from({ length: AT_ONCE }, ask));
  const times = [];
  const used = cpu();
  let left = ASKS;
  const reader = async () => {
    while (left-- > 0) {
      const from = performance.now();
      await ask();
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return { ...spread(times), cpuMs: ((cpu() - used) * 1000) / ASKS };
}

async function greetings(url, token) {
  const times = [];
  for (let i = 0; i < GREETINGS; i++) {
    const from = performance.now();
    const socket = await connect(url, token, 'ready');
    times.push(performance.now() - from);
    socket.disconnect();
  }
  return spread(times);
}

function spread(times) {
  times.sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
