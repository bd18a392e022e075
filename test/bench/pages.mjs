// What the desk costs in a browser, with 500 chats of one's own, in one of which are 10,000 messages:  npm run bench:pages
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as rest } from 'node:timers/promises';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { Rest } from './client.mjs';
import { IN_THE_PAGE, USABLE } from './in-the-page.mjs';
import { quantile } from './numbers.mjs';
import { ADMIN } from './processes.mjs';

const CHATS = 500;
const MESSAGES = 10_000;
/** Messages of every other chat. */
const USUAL = 40;
const WARM = 6;
const SAMPLES = Number(process.env.BENCH_SAMPLES ?? 30);
const SWITCHES = Number(process.env.BENCH_SWITCHES ?? 1_000);
const LOADS = Number(process.env.BENCH_LOADS ?? 7);
const AGENT = { email: 'ana@bench.example', password: 'also-only-for-the-benchmark' };
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM ?? ''];
const FLAGS = ['--disable-gpu', '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'];

/** @returns rows for the report: what was measured, its budget, and the floor beside it */
export async function measurePages({ url }, databaseUrl, say) {
  const admin = new Rest(url, (await new Rest(url).post('/auth/login', ADMIN)).accessToken);
  await admin.patch('/settings', { maxLoginsPerMinute: 0, maxEventsPerSecond: 0, maxMessagesPerSecond: 0, maxConcurrentChats: CHATS });
  const { id } = await admin.post('/users', { name: 'Ana Duarte', ...AGENT, role: 'agent' });
  say(`giving ${CHATS} chats, one of them with ${MESSAGES} messages`);
  await giveChats(databaseUrl, id);
  const browser = await chromium.launch({ executablePath: CHROMIUM.find((path) => path && existsSync(path)), args: FLAGS });
  try {
    return await measure(browser, url, say);
  } finally {
    await browser.close();
  }
}

/** The chats wait for an answer, the long one longest. */
async function giveChats(databaseUrl, agentId) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `with customer as (
       insert into customers (id, name, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
       select gen_random_uuid(), 'Customer ' || n, false, 'active', now(), '{}', '', now() - interval '1 day' + n * interval '1 s', now()
       from generate_series(1, $2::int) n returning id, name, created_at),
     chat as (
       insert into chats (id, customer_id, status, priority, skills, agent_id, agent_ids, passed_over, declined_by, turned_down_at, queued_at, assigned_at,
         last_seq, last_message_at, awaiting_reply_since, read_up_to, tags, metadata, created_at)
       select gen_random_uuid(), id, 'active', 'normal', '[]', $1, array[$1::uuid], '{}', '{}', '{}', created_at, created_at,
         case when name = 'Customer 1' then $3::int else $4::int end, created_at, created_at, '{}', '{}', '{}', created_at
       from customer returning id, customer_id, last_seq)
     insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, created_at)
     select chat.id, n, gen_random_uuid(), n::text, case when n % 3 = 0 then 'agent' else 'customer' end, case when n % 3 = 0 then $1 else customer.id end,
       case when n % 3 = 0 then 'Ana Duarte' else customer.name end,
       'Message ' || n || ' of ' || customer.name || case when n = last_seq then ', the last' when n % 4 = 0 then repeat(' with a few more words', 6) else '' end,
       '[]', customer.created_at + n * interval '1 s' - last_seq * interval '1 s'
     from chat join customer on customer.id = chat.customer_id cross join lateral generate_series(1, last_seq) n`,
    [agentId, CHATS, MESSAGES, USUAL],
  );
  await client.query('vacuum analyze chats, customers, messages');
  await client.end();
}

async function measure(browser, url, say) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await signIn(context, url);
  const row = (n) => page.getByRole('grid').getByRole('row', { name: `Customer ${n}`, exact: true });
  const open = async (n) => {
    await page.evaluate(`bench.switchTo('of Customer ${n}, the last')`);
    await row(n).click();
    return page.evaluate('bench.taken');
  };
  await page.evaluate(IN_THE_PAGE);
  await row(2).waitFor();
  await rest(3_000);
  const nodes = await page.evaluate("document.querySelectorAll('*').length");
  say('switching between chats');
  const near = await switches(open, (n) => 1 + (n % 8));
  const swap = await page.evaluate(`bench.swapFloor(${SAMPLES})`);
  say(`going up through ${MESSAGES} messages`);
  await open(1);
  const from = performance.now();
  await page.evaluate("bench.toTheTop('Message 1 of Customer 1')");
  const upSeconds = (performance.now() - from) / 1000;
  await page.evaluate(IN_THE_PAGE);
  const frames = await page.evaluate(`bench.scrolled(400, ${SAMPLES * 4})`);
  const longNodes = await page.evaluate("document.querySelectorAll('[role=log] *').length");
  say('writing into the long chat, and switching to it and back');
  const keys = await writing(page);
  const words = await page.evaluate(`bench.wordFloor(${SAMPLES})`);
  const long = await switches(open, (n) => (n % 2 === 0 ? 1 : 2 + (n % 6)));
  const longSwap = await page.evaluate(`bench.swapFloor(${SAMPLES})`);
  say(`${SWITCHES} switches`);
  const memory = await memoryOver(context, page);
  await context.close();
  say('loading it cold');
  const loads = await coldLoads(browser, url);
  return { near, swap, long, longSwap, keys, words, frames, upSeconds, nodes, longNodes, memory, loads };
}

async function signIn(context, url) {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}/login`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(AGENT.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(AGENT.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  return page;
}

async function switches(open, which) {
  const all = [];
  for (let n = 0; n < WARM + SAMPLES; n++) {
    all.push(await open(which(n)));
    await rest(60);
  }
  return all.slice(WARM);
}

async function writing(page) {
  const all = [];
  const area = page.getByRole('textbox', { name: /^Reply to/ });
  await area.focus();
  let text = '';
  for (let n = 0; n < WARM + SAMPLES; n++) {
    const letter = 'abcdefghij'[n % 10];
    text += letter;
    await page.evaluate(`bench.key('${text}')`);
    await page.keyboard.press(letter);
    all.push(await page.evaluate('bench.taken'));
    await rest(60);
  }
  await area.fill('');
  await area.blur();
  return all.slice(WARM);
}

/** @returns kB of heap and nodes after a tenth of the switches and after all of them */
async function memoryOver(context, page) {
  const session = await context.newCDPSession(page);
  const read = async () => {
    for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { kB: of('JSHeapUsedSize') / 1000, nodes: of('Nodes'), listeners: of('JSEventListeners') };
  };
  await session.send('Performance.enable');
  const go = async (times) => {
    for (let n = 0; n < times; n++) {
      await page.keyboard.press(n % 20 < 10 ? 'Alt+ArrowDown' : 'Alt+ArrowUp');
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
    }
  };
  await go(SWITCHES / 10);
  const early = await read();
  await go(SWITCHES - SWITCHES / 10);
  return { early, late: await read() };
}

/** Milliseconds from asking for the page of a chat, with nothing kept but the sign-in, until its words, its list and its field are there. */
async function coldLoads(browser, url) {
  const first = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await signIn(first, url);
  await page.getByRole('row', { name: 'Customer 2', exact: true }).click();
  await page.getByRole('log').getByText('the last').waitFor();
  const at = page.url();
  const storageState = await first.storageState();
  await first.close();
  const all = [];
  for (let n = 0; n < LOADS; n++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, storageState });
    const cold = await context.newPage();
    await cold.addInitScript(USABLE);
    await cold.goto(at, { waitUntil: 'commit' });
    all.push(await cold.evaluate('usable'));
    await context.close();
    await rest(300);
  }
  return all;
}

export const spread = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
};
