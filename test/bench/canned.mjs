// How long it takes to find a canned response among 5,000:  node test/bench/canned.mjs  (part of `npm run bench`)
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { Rest } from './client.mjs';
import { median, quantile } from './numbers.mjs';

const RESPONSES = 5_000;
const AGENTS = 200;
const USES = 200_000;
const UNTALLIED = 2_000;
const ROUNDS = 3;
const ASKS = 50;

/** The floor: one request that reads a session and a user by primary key, through the same server. */
const FLOOR = '/me';
const LETTERS = ['a', 're', 'ref', 'text', 'alpha gam', 'refund1', 'refund 2 del', '/refund'];
const QUESTIONS = {
  'as one types': (i) => `/canned-responses?limit=20&q=${encodeURIComponent(LETTERS[i % LETTERS.length])}`,
  'by shortcut': (i) => `/canned-responses?shortcut=refund${(i * 37) % RESPONSES}`,
  'in a category': (i) => `/canned-responses?limit=20&category=category%20${i % 20}`,
  'all, the most used': () => '/canned-responses?limit=20',
};

/** @returns rows for the report: p50 and p99 in ms, and their ratio to those of the floor in the same rounds */
export async function measureCanned(product, databaseUrl, say) {
  say(`finding one of ${RESPONSES} canned responses, after ${USES} uses`);
  await fill(databaseUrl, (await product.admin.get('/me')).id);
  const asks = { floor: () => FLOOR, ...QUESTIONS };
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const [what, path] of Object.entries(asks)) rounds.push({ what, ...(await turn(product.admin, path)) });
  const of = (what, pick) => median(rounds.filter((each) => each.what === what).map(pick));
  const [p50, p99] = [of('floor', (each) => each.p50), of('floor', (each) => each.p99)];
  return Object.keys(asks).map((what) => {
    const found = { what, p50: of(what, (each) => each.p50), p99: of(what, (each) => each.p99) };
    return { ...found, toFloorP50: found.p50 / p50, toFloorP99: found.p99 / p99 };
  });
}

async function turn(rest, path) {
  const times = [];
  for (let i = 0; i < ASKS; i++) {
    const from = performance.now();
    await rest.get(path(i));
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** Straight into the tables: writing 200,000 messages first would measure something else. */
async function fill(databaseUrl, readerId) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `insert into canned_responses (id, title, shortcut, shortcut_key, category, content, scope, search, created_at, updated_at)
     select gen_random_uuid(), 'Response ' || n, 'refund' || n, 'refund' || n, 'category ' || n % 20, body, 'shared',
       array_to_tsvector(array['response', n::text, 'refund' || n] || string_to_array(body, ' ')), now(), now()
     from generate_series(1, $1::int) n,
       lateral (select string_agg((array['alpha', 'beta', 'gamma', 'delta', 'refund', 'text', 'order'])[1 + (n * i) % 7] || (n * i) % 50, ' ') as body from generate_series(1, 40) i) words`,
    [RESPONSES],
  );
  await client.query(
    `insert into canned_uses (message_id, canned_response_id, agent_id, chat_id, used_at, edited, similarity, tallied)
     select gen_random_uuid(), r.ids[1 + (n * 7919::bigint) % $1], a.ids[1 + n % $2], gen_random_uuid(), now() - n * interval '1 second', false, 1, n > $4
     from generate_series(1, $3::int) n, (select array_agg(id) as ids from canned_responses) r,
       (select array_agg(coalesce(first, gen_random_uuid())) as ids from (select case when n = 1 then $5::uuid end as first from generate_series(1, $2) n) agents) a`,
    [RESPONSES, AGENTS, USES, UNTALLIED, readerId],
  );
  await client.query(
    `insert into canned_tallies (agent_id, canned_response_id, uses, last_used_at)
     select coalesce(agent_id, '00000000-0000-0000-0000-000000000000'), canned_response_id, count(*), max(used_at)
     from canned_uses where tallied group by grouping sets ((canned_response_id, agent_id), (canned_response_id))`,
  );
  await client.query('analyze canned_responses, canned_uses, canned_tallies');
  await client.end();
}

if (process.argv[1] === import.meta.filename) {
  const { ADMIN, Processes } = await import('./processes.mjs');
  const { EMBEDDED_POSTGRES, SWITCHBOARD } = await import('./plan.mjs');
  const processes = new Processes();
  try {
    const { url } = await processes.start(SWITCHBOARD, { DATA_DIR: processes.dataDir });
    const admin = new Rest(url, (await new Rest(url).post('/auth/login', ADMIN)).accessToken);
    const found = await measureCanned({ admin }, await processes.postgresOf(EMBEDDED_POSTGRES), (what) =>
      process.stderr.write(`${what}\n`),
    );
    process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  } finally {
    await processes.stop();
  }
  process.exit();
}
