// What the event log and the messages cost as one table and in 24 partitions:  npm run bench -- partitions
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { median } from './numbers.mjs';

const MONTHS = 24;
const EVENTS = 2_400_000;
const MESSAGES = 1_200_000;
/** Room below the first bound and above the last event. */
const FIRST = 3_000;
const LAST = EVENTS - 1_000;
const REPEATS = 200;
const BATCH = 20;

const COLUMNS =
  'position bigint not null, type text not null, stream_id uuid not null, data jsonb not null, at timestamptz not null, published_at timestamptz';
const month = (n) => `timestamptz '2026-01-01' + ${n} * interval '1 month'`;
const perMonth = EVENTS / MONTHS;
const chatsPerMonth = MESSAGES / 12 / MONTHS;
const FIRST_MS = 1_767_225_600_000;

const LOGS = {
  whole: { key: 'position', by: '' },
  'by time': { key: 'position, at', by: 'partition by range (at)', bound: (n) => [month(n), month(n + 1)] },
  'by position': { key: 'position', by: 'partition by range (position)', bound: (n) => [n * perMonth, (n + 1) * perMonth] },
};
const TALKS = {
  whole: { key: 'chat_id, seq', once: 'chat_id, sender_id, client_message_id', by: '' },
  'by time': {
    key: 'chat_id, seq, created_at',
    once: 'chat_id, sender_id, client_message_id, created_at',
    by: 'partition by range (created_at)',
    bound: (n) => [month(n), month(n + 1)],
  },
  'by chat': {
    key: 'chat_id, seq',
    once: 'chat_id, sender_id, client_message_id',
    by: 'partition by range (chat_id)',
    bound: (n) => [chatId(n * chatsPerMonth, false), chatId((n + 1) * chatsPerMonth, false)],
  },
};
const HOWS = ['whole', 'by time', 'by position', 'by chat'];

/** SQL of a UUID that begins with its time, as version 7 does. */
function chatId(n, isWhole = true) {
  return `(lpad(to_hex(${FIRST_MS} + (${n})::bigint * 1000), 12, '0') || ${isWhole ? `substr(md5((${n})::text), 1, 20)` : `repeat('0', 20)`})::uuid`;
}

/** @returns for each read or write its median in ms, by how the table is kept */
export async function measurePartitions(databaseUrl, say) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('drop schema if exists parts cascade; create schema parts; set search_path = parts; set jit = off');
  const times = {};
  for (const [how, log] of Object.entries(LOGS)) {
    say(`${EVENTS.toLocaleString('en')} events, ${how}`);
    await fillLog(client, log);
    await measure(client, times, how, eventReads());
    await client.query('drop table log');
  }
  for (const [how, talk] of Object.entries(TALKS)) {
    say(`${MESSAGES.toLocaleString('en')} messages, ${how}`);
    await fillTalk(client, talk);
    await measure(client, times, how, messageReads());
    await client.query('drop table talk');
  }
  await client.query('drop schema parts cascade');
  await client.end();
  return times;
}

async function parts(client, table, bound) {
  for (let n = 0; bound && n < MONTHS; n++) {
    const [from, to] = (await client.query(`select ${bound(n)[0]} as a, ${bound(n)[1]} as b`)).rows.map(({ a, b }) => [a, b])[0];
    const literal = (value) => (typeof value === 'number' ? value : `'${value instanceof Date ? value.toISOString() : value}'`);
    await client.query(`create table ${table}_${n} partition of ${table} for values from (${literal(from)}) to (${literal(to)})`);
  }
}

/** A thousand agents, whose load changes, and chats of a few events each, over two years. */
async function fillLog(client, { key, by, bound }) {
  await client.query(`create table log (${COLUMNS}, primary key (${key})) ${by}`);
  await parts(client, 'log', bound);
  await client.query(`insert into log select n, case n % 3 when 0 then 'AgentLoadChanged' else 'ChatAssigned' end,
      case n % 3 when 0 then md5((n % 999)::text)::uuid else md5('c' || n / 12)::uuid end,
      '{"agentId":"0199ee00-0000-7000-8000-000000000001","state":{"status":"online","activeChats":2}}',
      timestamptz '2026-01-01' + n / ${perMonth}.0 * interval '1 month' - interval '1 s', timestamptz '2026-01-02'
    from generate_series(${FIRST}, ${LAST - 1}) n`);
  await client.query('create index on log (stream_id, position)');
  await client.query('create index on log (stream_id, type, position)');
  await client.query('create index on log (position) where published_at is null');
  await client.query('vacuum analyze log');
}

async function fillTalk(client, { key, once, by, bound }) {
  await client.query(`create table talk (chat_id uuid not null, seq integer not null, id uuid not null, client_message_id text, sender_id uuid,
    text text, attachments jsonb not null, created_at timestamptz not null, primary key (${key})) ${by}`);
  await parts(client, 'talk', bound);
  await client.query(`insert into talk select ${chatId('n / 12')}, n % 12, gen_random_uuid(), n::text, md5('s' || n / 12)::uuid,
      'I would like to ask where my order is, number ' || n, '[]', timestamptz '2026-01-01' + n / ${MESSAGES / MONTHS}.0 * interval '1 month'
    from generate_series(0, ${MESSAGES} - 1) n`);
  await client.query(`create unique index on talk (${once})`);
  await client.query('create index on talk (id)');
  await client.query('vacuum analyze talk');
}

function eventReads() {
  const last = `timestamptz '2027-12-31 12:00'`;
  return {
    [`log: write ${BATCH} events`]: () => [
      `insert into log select $1::bigint + n, 'ChatAssigned', gen_random_uuid(), '{"agentId":"x"}', ${last}, null from generate_series(0, ${BATCH - 1}) n`,
      [LAST],
      true,
    ],
    'log: what is new since a position': () => [
      'select position, stream_id from log where position > $1 order by position limit 10001',
      [LAST - 10],
    ],
    'log: last position': () => ['select max(position) from log', []],
    'log: mark 20 as published': () => [
      'update log set published_at = now() where position = any($1)',
      [Array.from({ length: BATCH }, (_, n) => LAST - 1 - n)],
      true,
    ],
    'log: last event of a stream': (i) => [
      `select data from log where stream_id = md5($1)::uuid and type = 'AgentLoadChanged' and position < $2 order by position desc limit 1`,
      [String((i % 333) * 3), LAST - i],
    ],
    'log: a chat’s history': (i) => ['select * from log where stream_id = md5($1)::uuid order by position', [`c${150_000 - i}`]],
  };
}

function messageReads() {
  return {
    [`messages: write ${BATCH}`]: (i) => [
      `insert into talk select ${chatId(`${MESSAGES / 12 - 1} - $1::int`)}, n + 100, gen_random_uuid(), n::text, gen_random_uuid(), 'I would like to ask', '[]', timestamptz '2027-12-31'
       from generate_series(1, ${BATCH}) n on conflict do nothing`,
      [i],
      true,
    ],
    'messages: page of a chat': (i) => [
      'select * from talk where chat_id = md5($1)::uuid and seq > 0 order by seq limit 50',
      [`c${90_000 - i}`],
    ],
    'messages: was it sent before': (i) => [
      `select seq from talk where chat_id = ${chatId('$1::int')} and sender_id = md5('s' || $1::int)::uuid and client_message_id = $2`,
      [90_000 - i, '1'],
    ],
  };
}

/** What is written is taken back. */
async function measure(client, times, how, reads) {
  for (const [name, ask] of Object.entries(reads)) {
    const took = [];
    for (let i = 0; i < REPEATS; i++) {
      const [text, values, writes] = ask(i);
      if (writes) await client.query('begin');
      const from = performance.now();
      await client.query({ name: `${how} ${name}`, text, values });
      took.push(performance.now() - from);
      if (writes) await client.query('rollback');
    }
    (times[name] ??= {})[how] = median(took.slice(20));
  }
}

export function reportPartitions(times) {
  const line = (name, cells) => process.stdout.write(`${name.padEnd(36)}${cells.map((cell) => cell.padStart(13)).join('')}\n`);
  line('ms', HOWS);
  for (const [name, by] of Object.entries(times))
    line(
      name,
      HOWS.map((how) => by[how]?.toFixed(3) ?? ''),
    );
  process.stdout.write(`${JSON.stringify(times)}\n`);
}
