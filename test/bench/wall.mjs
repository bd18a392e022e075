// How soon the wall shows what happens, and what it costs the browser:  npm run bench -- wall
// Chromium on the page as supervisors have it, over 1,000 agents and 5,000 who wait. The floor stands still; changes of status and load are
// played into the page's socket, so that their rate does not depend on what else the machine does. Each change of an agent in sight is timed from
// the message to the frame that shows it.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { agentsOnline, backlog } from './floor.mjs';
import { quantile } from './numbers.mjs';
import { PLAN, SWITCHBOARD } from './plan.mjs';
import { ADMIN } from './processes.mjs';

const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--disable-gpu', '--no-sandbox', '--enable-precise-memory-info'];
const WARM_MS = 3_000;

/** Runs in the page before its own scripts: knows the feeds' revisions, plays changes, and waits for what they paint. One in five is of an agent in sight. */
const MEASURE = `
  globalThis.painted = [];
  globalThis.longTasks = [];
  globalThis.played = 0;
  const pending = new Map();
  const feeds = { agents: null, workload: null };
  let socket;
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
  const hear = ({ data }) => {
    if (typeof data !== 'string' || !data.startsWith('43')) return;
    const { data: answer } = JSON.parse(data.slice(data.indexOf('[')))[0];
    const feed = answer?.data?.[0]?.agentId ? 'workload' : answer?.data?.[0]?.skills && answer.agents ? 'agents' : undefined;
    if (feed) feeds[feed] = { revision: answer.revision, rows: answer.data };
  };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...args) { super(...args); socket = this; this.addEventListener('message', hear); }
  };
  const send = (name, feed, payload) => {
    feed.revision += 1;
    socket.dispatchEvent(new MessageEvent('message', { data: '42' + JSON.stringify([name, { ...payload, revision: feed.revision }]) }));
  };
  const change = (n) => {
    const { agents, workload } = feeds;
    const inSight = [...document.querySelectorAll('[role=grid][aria-label=Agents] [data-row]')].slice(0, 8);
    const row = n % 5 === 0 ? inSight[(n / 5) % inSight.length] : undefined;
    const at = row ? agents.rows.findIndex(({ id }) => id === row.dataset.row) : (n * 7919) % agents.rows.length;
    const { name, avatarUrl, role, skills, connected, lastActivityAt, id: agentId, ...agent } = agents.rows[at];
    const next = { ...agent, status: agent.status === 'online' ? 'busy' : 'online', activeChats: (agent.activeChats + 1) % 5 };
    agents.rows[at] = { ...agents.rows[at], ...next };
    if (row) pending.set(agentId, performance.now());
    send('agent.status', agents, { agentId, ...next });
    const load = workload.rows.find((each) => each.agentId === agentId);
    send('workload.changed', workload, { ...load, status: next.status, activeChats: next.activeChats, waitingForReply: n % 4 });
    played += 1;
  };
  let timer;
  globalThis.play = (perSecond) => {
    const startedAt = performance.now();
    let n = 0;
    timer = setInterval(() => { while (n < ((performance.now() - startedAt) / 1000) * perSecond) change(n++); }, 5);
  };
  globalThis.pause = () => clearInterval(timer);
  addEventListener('DOMContentLoaded', () => new MutationObserver((found) => {
    for (const { target } of found) {
      const element = target instanceof Element ? target : target.parentElement;
      const row = element?.closest('[data-row]')?.dataset.row;
      if (element?.closest('[role=timer]') || !pending.has(row)) continue;
      const start = pending.get(row);
      pending.delete(row);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted.push(performance.now() - start);
        port2.postMessage(null);
      });
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['data-status'] }));`;

/** @returns milliseconds from message to frame, long tasks, share of the main thread, and the heap from the beginning to the end */
export async function measureWall(processes, databaseUrl, say) {
  const executablePath = CHROMIUM.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('Chromium is needed: install it, or name it by CHROMIUM');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  say(`${PLAN.wallAgents} agents online, ${PLAN.wallWaiting} chats that nobody can take`);
  await agentsOnline(pool, PLAN.wallAgents, 5);
  await backlog(pool, PLAN.wallWaiting, [{ name: 'rare', minLevel: 1, required: true }]);
  await pool.end();
  // One that starts now reads the floor as it is.
  const server = await processes.start(SWITCHBOARD, { DATABASE_URL: databaseUrl, DATA_DIR: processes.dataDir });
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    return await onThePage(browser, server.url, say);
  } finally {
    await browser.close();
  }
}

async function onThePage(browser, url, say) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(90_000);
  await page.addInitScript({ content: MEASURE });
  await page.goto(url);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(ADMIN.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ADMIN.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Inbox' }).waitFor({ timeout: 90_000 });
  await page.goto(`${url}/wall?agentSort=name`);
  await page
    .getByRole('grid', { name: 'Agents' })
    .getByRole('row', { name: /^Agent 100 / })
    .waitFor({ timeout: 60_000 });
  await page.getByRole('grid', { name: 'Queue' }).getByRole('row').nth(5).waitFor({ timeout: 60_000 });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  const processor = await mainThreadOf(browser);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await page.evaluate('performance.memory.usedJSHeapSize')) / 1e6;
  };
  await page.evaluate(`play(${PLAN.wallPerSecond})`);
  await sleep(WARM_MS);
  const heaps = [await heap()];
  await page.evaluate('(painted.length = 0, longTasks.length = 0, played = 0)');
  const [startedAt, busyAt, processorAt] = [performance.now(), await busy(), processor()];
  for (let part = 1; part <= PLAN.wallParts; part++) {
    await sleep(PLAN.wallMs / PLAN.wallParts);
    heaps.push(await heap());
    say(`heap ${heaps.at(-1).toFixed(1)} MB`);
  }
  const [share, used, seconds] = [(await busy()) - busyAt, processor() - processorAt, (performance.now() - startedAt) / 1000];
  await page.evaluate('pause()');
  const painted = (await page.evaluate('painted')).sort((a, b) => a - b);
  const longTasks = await page.evaluate('longTasks');
  return {
    agents: PLAN.wallAgents,
    waiting: PLAN.wallWaiting,
    perSecond: (await page.evaluate('played')) / seconds,
    painted: { count: painted.length, p50: quantile(painted, 0.5), p95: quantile(painted, 0.95), most: painted.at(-1) },
    longTasks: { count: longTasks.length, most: Math.max(0, ...longTasks) },
    mainThread: share / seconds,
    processor: used / seconds,
    heapMb: heaps,
    elements: await page.evaluate("document.querySelectorAll('*').length"),
  };
}

const TICKS = 100;

/** Seconds of processor that the page's main thread has used: unlike the time that it was busy, these do not grow where others want the processor. */
async function mainThreadOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const [{ id }] = processInfo.filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime);
  return () => {
    const fields = readFileSync(`/proc/${id}/task/${id}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  };
}
