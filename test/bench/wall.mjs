// How soon the wall shows what happens, and what it costs the browser:  npm run bench -- wall
// Chromium on the page as supervisors have it, over 1,000 agents and 5,000 who wait, while statuses change 50 times a second. Each change of
// an agent in sight is timed from the message on the socket to the frame that shows it.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { Rest } from './client.mjs';
import { agentsOnline, backlog } from './floor.mjs';
import { quantile } from './numbers.mjs';
import { PLAN, SWITCHBOARD } from './plan.mjs';
import { ADMIN } from './processes.mjs';

const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--disable-gpu', '--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'];
/** One change in so many is of an agent in sight. */
const IN_SIGHT = 5;
const SEEN = 8;
const WARM_MS = 3_000;

/** Runs in the page before its own scripts. */
const MEASURE = `
  globalThis.painted = [];
  globalThis.longTasks = [];
  const pending = new Map();
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
  const hear = ({ data }) => {
    if (typeof data !== 'string' || !data.startsWith('42["agent.status"')) return;
    const { agentId } = JSON.parse(data.slice(2))[1];
    if (document.querySelector('[data-row="' + agentId + '"]') && !pending.has(agentId)) pending.set(agentId, performance.now());
  };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...args) { super(...args); this.addEventListener('message', hear); }
  };
  addEventListener('DOMContentLoaded', () => new MutationObserver((found) => {
    for (const { target } of found) {
      const element = target instanceof Element ? target : target.parentElement;
      const row = element?.closest('[data-row]')?.dataset.row;
      if (element?.closest('[role="timer"]') || !pending.has(row)) continue;
      const start = pending.get(row);
      pending.delete(row);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted.push(performance.now() - start);
        port2.postMessage(null);
      });
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['data-status'] }));`;

/** @returns milliseconds from event to frame, long tasks, share of the main thread, and the heap at the beginning and the end */
export async function measureWall(processes, databaseUrl, say) {
  const executablePath = CHROMIUM.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('Chromium is needed: install it, or name it by CHROMIUM');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  say(`${PLAN.wallAgents} agents online, ${PLAN.wallWaiting} chats that nobody can take`);
  await agentsOnline(pool, PLAN.wallAgents, 5);
  await backlog(pool, PLAN.wallWaiting, [{ name: 'rare', minLevel: 1, required: true }]);
  const { rows: agents } = await pool.query(`select id from users where role = 'agent' order by name, id`);
  await pool.end();
  // One that starts now reads the floor as it is.
  const server = await processes.start(SWITCHBOARD, { DATABASE_URL: databaseUrl, DATA_DIR: processes.dataDir });
  const visitor = new Rest(server.url);
  const admin = new Rest(server.url, (await visitor.post('/auth/login', ADMIN)).accessToken);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    return await onThePage(
      browser,
      server.url,
      admin,
      agents.map(({ id }) => id),
      say,
    );
  } finally {
    await browser.close();
  }
}

async function onThePage(browser, url, admin, ids, say) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ content: MEASURE });
  await page.goto(url);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(ADMIN.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ADMIN.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.goto(`${url}/wall?agentSort=name`);
  const rows = page.getByRole('grid', { name: 'Agents' }).locator('[data-row]');
  await rows.nth(SEEN).waitFor({ timeout: 60_000 });
  const inSight = (await rows.evaluateAll((all) => all.map(({ dataset }) => dataset.row))).slice(0, SEEN).filter((id) => ids.includes(id));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await page.evaluate('performance.memory.usedJSHeapSize')) / 1e6;
  };
  await change(admin, ids, inSight, WARM_MS);
  await page.evaluate('(painted.length = 0, longTasks.length = 0)');
  const heaps = [await heap()];
  const nodes = [await page.evaluate("document.querySelectorAll('*').length")];
  const [startedAt, busyAt] = [performance.now(), await busy()];
  let changes = 0;
  for (let part = 1; part <= PLAN.wallParts; part++) {
    changes += await change(admin, ids, inSight, PLAN.wallMs / PLAN.wallParts);
    heaps.push(await heap());
    nodes.push(await page.evaluate("document.querySelectorAll('*').length"));
    say(`heap ${heaps.at(-1).toFixed(1)} MB, ${nodes.at(-1)} elements`);
  }
  const share = (await busy()) - busyAt;
  const seconds = (performance.now() - startedAt) / 1000;
  const painted = (await page.evaluate('painted')).sort((a, b) => a - b);
  const longTasks = await page.evaluate('longTasks');
  return {
    agents: PLAN.wallAgents,
    waiting: PLAN.wallWaiting,
    perSecond: changes / seconds,
    painted: { count: painted.length, p50: quantile(painted, 0.5), p95: quantile(painted, 0.95), most: painted.at(-1) },
    longTasks: { count: longTasks.length, most: Math.max(0, ...longTasks) },
    mainThread: share / seconds,
    heapMb: heaps,
    elements: nodes,
  };
}

/** Sets statuses at the rate of the plan, whatever the answers take. @returns how many */
async function change(admin, ids, inSight, ms) {
  const statuses = new Map();
  const [startedAt, total] = [performance.now(), Math.round((ms / 1000) * PLAN.wallPerSecond)];
  const asked = [];
  for (let n = 0; n < total; n++) {
    const id = n % IN_SIGHT === 0 ? inSight[(n / IN_SIGHT) % inSight.length] : ids[(n * 7919) % ids.length];
    const status = statuses.get(id) === 'busy' ? 'online' : 'busy';
    statuses.set(id, status);
    asked.push(admin.put(`/agents/${id}/status`, { status }));
    const dueMs = startedAt + ((n + 1) / PLAN.wallPerSecond) * 1000 - performance.now();
    if (dueMs > 0) await sleep(dueMs);
  }
  await Promise.all(asked);
  return total;
}
