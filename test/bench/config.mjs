// What a view of a page with the widget costs:  npm run bench -- config  (part of `npm run bench`)
// GET /v1/widget/config as a page asks for the first time, and with the ETag that it has; the floor is /health/live of the same server.
import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';
import { median } from './numbers.mjs';
import { PLAN } from './plan.mjs';

const CONNECTIONS = 32;
const PAGES = { origin: 'https://shop.example' };

/** @returns requests per second of each, and how many times the floor's they are */
export async function measureConfig(server, say) {
  const pool = new Pool(server.url, { connections: CONNECTIONS, pipelining: 1 });
  const config = '/v1/widget/config?locale=en';
  const { headers, body } = await pool.request({ method: 'GET', path: config, headers: PAGES });
  const bytes = (await body.text()).length;
  const asked = {
    live: { path: '/health/live', headers: {}, status: 200 },
    first: { path: config, headers: PAGES, status: 200 },
    known: { path: config, headers: { ...PAGES, 'if-none-match': headers.etag }, status: 304 },
  };
  const rounds = [];
  for (let round = 1; round <= PLAN.rounds; round++) {
    say(`views of a page, round ${round} of ${PLAN.rounds}`);
    const figures = {};
    for (const [name, request] of Object.entries(asked)) figures[name] = await perSecond(pool, request);
    rounds.push(figures);
  }
  await pool.close();
  const of = (name) => median(rounds.map((figures) => figures[name]));
  const ratio = (name) => median(rounds.map((figures) => figures[name] / figures.live));
  return { bytes, live: of('live'), first: of('first'), known: of('known'), ratios: { first: ratio('first'), known: ratio('known') } };
}

async function perSecond(pool, { path, headers, status }) {
  let answered = 0;
  let isMeasured = false;
  let isOver = false;
  const visitor = async () => {
    while (!isOver) {
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
      await body.dump();
      if (statusCode !== status) throw new Error(`${path} answered ${statusCode}`);
      if (isMeasured) answered += 1;
    }
  };
  const visitors = Array.from({ length: CONNECTIONS }, visitor);
  const over = Promise.all(visitors);
  await Promise.race([pause(PLAN.warmUpMs), over]);
  isMeasured = true;
  const startedAt = performance.now();
  await Promise.race([pause(PLAN.measureMs / 2), over]);
  const seconds = (performance.now() - startedAt) / 1000;
  const figure = answered / seconds;
  isOver = true;
  await over;
  return figure;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
