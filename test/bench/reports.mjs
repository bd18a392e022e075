// What the reports cost when much is stored, in a browser:  npm run bench -- reports
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import { Rest } from './client.mjs';
import { quantile } from './numbers.mjs';
import { ADMIN } from './processes.mjs';
import { SWITCHBOARD } from './plan.mjs';
import { loadReads, settled, storedRows } from './read-rows.mjs';

const SIZE = {
  chats: Number(process.env.BENCH_CHATS ?? 200_000),
  days: Number(process.env.BENCH_DAYS ?? 180),
  agents: Number(process.env.BENCH_AGENTS ?? 1_000),
  waiting: Number(process.env.BENCH_WAITING ?? 5_000),
  withFigures: true,
};
const SAMPLES = Number(process.env.BENCH_SAMPLES ?? 15);
const AGENT = { email: 'agent-1@bench.example', password: 'also-only-for-the-benchmark' };
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM ?? ''];
const FLAGS = ['--disable-gpu', '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'];
const BUDGET_MS = 1_000;

/** Milliseconds from a deed until figures and the first four charts are there and nothing of them is awaited. */
const PAINTED = `globalThis.painted = (deed) => new Promise((done) => {
  const from = performance.now();
  const parts = () => [document.querySelector('[aria-label=Figures]'), ...[...document.querySelectorAll('section[aria-busy]')].slice(0, 4)];
  const isThere = () => parts().length === 5 && parts().every((part) => part?.ariaBusy === 'false') && document.querySelectorAll('canvas').length >= 2;
  const look = () => {
    if (!isThere()) return requestAnimationFrame(look);
    const after = new MessageChannel();
    after.port1.onmessage = () => done(performance.now() - (deed ? from : 0));
    requestAnimationFrame(() => after.port2.postMessage(0));
  };
  deed?.();
  requestAnimationFrame(() => requestAnimationFrame(look));
});`;

/** @returns what is stored, and milliseconds until thirty days are painted: opened by their address, and chosen on the page */
export async function measureReports(processes, server, databaseUrl, say) {
  const first = new Rest(server.url, (await new Rest(server.url).post('/auth/login', ADMIN)).accessToken);
  await first.patch('/settings', { maxLoginsPerMinute: 0, maxEventsPerSecond: 0 });
  const [kept] = (await first.get('/users?q=agent-1')).data;
  const { id } = kept ?? (await first.post('/users', { name: 'Agent 1', ...AGENT, role: 'agent' }));
  if (!kept) await loadReads(databaseUrl, SIZE, id, say);
  await settled(databaseUrl, first, say);
  const { url } = await processes.start(SWITCHBOARD, { DATABASE_URL: databaseUrl });
  const browser = await chromium.launch({ executablePath: CHROMIUM.find((path) => path && existsSync(path)), args: FLAGS });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    await page.addInitScript(PAINTED);
    await page.goto(`${url}/login?to=${encodeURIComponent('/reports?range=30d')}`);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(ADMIN.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(ADMIN.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Reports' }).waitFor();
    const opened = [];
    const chosen = [];
    for (let n = 0; n <= SAMPLES; n++) {
      await page.goto(`${url}/reports?range=30d`);
      opened.push(await page.evaluate('painted()'));
      await page.evaluate("painted(() => document.querySelector('[role=radio]:nth-of-type(3)').click())");
      await page.getByRole('button', { name: 'Refresh' }).click();
      await page.evaluate('painted()');
      chosen.push(await page.evaluate("painted(() => document.querySelector('[role=radio]:nth-of-type(4)').click())"));
      say(`opened in ${opened.at(-1).toFixed(0)} ms, chosen in ${chosen.at(-1).toFixed(0)} ms`);
    }
    return { ...(await storedRows(databaseUrl)), agents: SIZE.agents, opened: opened.slice(1), chosen: chosen.slice(1) };
  } finally {
    await browser.close();
  }
}

const sorted = (times) => [...times].sort((a, b) => a - b);

/** @returns whether it is within its budget */
export function reportReports({ chats, messages, agents, opened, chosen }) {
  const rows = Object.entries({ 'opened by their address': opened, 'chosen on the page': chosen }).map(([what, times]) => ({
    what,
    p50: quantile(sorted(times), 0.5),
    p95: quantile(sorted(times), 0.95),
  }));
  const [load] = loadavg();
  process.stdout.write(
    `${[
      `Reports of 30 days until they are painted, at ${chats} chats, ${messages} messages and ${agents} agents; budget ${BUDGET_MS} ms; load ${load.toFixed(1)}`,
      ...rows.map(({ what, p50, p95 }) => `  ${what.padEnd(26)} p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`),
    ].join('\n')}\n${JSON.stringify({ event: 'bench', node: process.version, load, reports: rows })}\n`,
  );
  return rows.every(({ p95 }) => p95 <= BUDGET_MS);
}
