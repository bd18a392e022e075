// An export of 100,000 chats:  npm run bench -- export
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval, setTimeout } from 'node:timers';
import { residentMegabytes } from './files.mjs';
import { Rest } from './client.mjs';
import { ADMIN } from './processes.mjs';

const CHATS = Number(process.env.BENCH_CHATS ?? 100_000);
/** A heap that may grow takes what the machine has before it collects; this one shows what is needed. */
export const SMALL_HEAP = '--max-old-space-size=100 --max-semi-space-size=4';
const MESSAGES_EACH = 7;
const SAMPLE_MS = 20;
const SLOW_SECONDS = 10;
const PAUSE_MS = 50;

/** @returns for a reader of each format, and for one that reads slowly and goes: rows a second, and the server's memory before, at most and after */
export async function measureExport(server, databaseUrl, say) {
  say(`writing ${CHATS} chats with ${MESSAGES_EACH} messages each`);
  await load(databaseUrl);
  const { accessToken } = await new Rest(server.url).post('/auth/login', ADMIN);
  const open = async (format) => {
    const answer = await fetch(`${server.url}/v1/chats/export?format=${format}`, { headers: { authorization: `Bearer ${accessToken}` } });
    if (!answer.ok) throw new Error(`the export was refused: ${answer.status} ${await answer.text()}`);
    return answer.body;
  };
  const readers = [];
  for (const format of ['csv', 'ndjson', 'csv', 'ndjson']) {
    say(`exporting them as ${format}`);
    readers.push({ reader: format, ...(await measured(server.pid, async () => linesIn(await open(format)))) });
  }
  say(`exporting them to a slow reader for ${SLOW_SECONDS} s`);
  readers.push({ reader: 'ndjson, slowly', ...(await measured(server.pid, async () => slowly(await open('ndjson')))) });
  const wrong = readers
    .slice(0, -1)
    .flatMap(({ reader, rows }) => (rows === CHATS + (reader === 'csv' ? 1 : 0) ? [] : [`${reader}: ${rows} rows`]));
  return { chats: CHATS, readers, wrong };
}

async function load(databaseUrl) {
  const { Client } = createRequire(import.meta.url)('pg');
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `insert into customers (id, name, email, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
     select gen_random_uuid(), 'Customer ' || n, n || '@bench.example', false, 'active', now(), '{}', '', now(), now() from generate_series(1, $1::int) n`,
    [CHATS],
  );
  await client.query(
    `insert into chats (id, customer_id, status, priority, subject, skills, agent_id, agent_ids, passed_over, declined_by, turned_down_at, queued_at,
       closed_at, close_reason, resolution, last_seq, read_up_to, tags, rating, metadata, search, created_at)
     select gen_random_uuid(), c.id, 'closed', 'normal', 'A question about an order', '[{"name": "billing", "minLevel": 1, "required": true}]', u.id, array[u.id],
       '{}', '{}', '{}', now(), now(), 'agent', 'resolved', ${MESSAGES_EACH}, '{}', '{vip,late}', '{"score": 5, "comment": null}', '{}', '',
       now() - random() * interval '90 days'
     from customers c, (select id from users limit 1) u`,
  );
  await client.query(
    `insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, search, created_at)
     select c.id, n, gen_random_uuid(), n::text, 'customer', c.customer_id, 'Cleo', 'An ordinary message of some words', '[]', '', c.created_at
     from chats c, generate_series(1, ${MESSAGES_EACH}) n`,
  );
  await client.query('vacuum analyze chats, customers, messages');
  await client.end();
}

async function measured(pid, read) {
  const before = residentMegabytes(pid);
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, residentMegabytes(pid))), SAMPLE_MS);
  const startedAt = performance.now();
  const rows = await read();
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(sampling);
  return { rows, seconds, perSecond: rows / seconds, residentBefore: before, residentPeak: peak, residentAfter: residentMegabytes(pid) };
}

async function linesIn(body) {
  let lines = 0;
  for await (const chunk of body) lines += newlinesIn(chunk);
  return lines;
}

/** Takes a chunk, pauses, and so on; then goes without reading the rest. */
async function slowly(body) {
  const until = performance.now() + SLOW_SECONDS * 1000;
  let lines = 0;
  for await (const chunk of body) {
    lines += newlinesIn(chunk);
    if (performance.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return lines;
}

function newlinesIn(chunk) {
  let lines = 0;
  for (const byte of chunk) if (byte === 10) lines += 1;
  return lines;
}
