// What a message costs more for webhooks:  npm run bench -- webhooks  (part of `npm run bench`)
// Messages as in the main part, with no webhook, with one that wants other events, and with one that wants messages, whose receiver is a
// process beside the others. They take turns, each round in another order; the floor is no webhook.
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { newDatabase } from './connecting.mjs';
import { measureRound, pause } from './load.mjs';
import { median } from './numbers.mjs';
import { PLAN, SWITCHBOARD } from './plan.mjs';
import { openSwitchboard } from './switchboard.mjs';
import { verify } from './verify.mjs';

const EVENTS = { none: null, unwanted: ['ticket.changed'], wanted: ['message.created'] };
const STATES = Object.keys(EVENTS);
/** A node learns within a second what is wanted. */
const LEARNT_WITHIN_MS = 1_500;
/** So long the receiver is watched when no more messages come. */
const DELIVERED_FOR_MS = 2_000;
/** Facts that nobody wants any more, since the webhook is deleted, are looked for every ten seconds. */
const SETTLED_WITHIN_MS = 60_000;

export async function measureWebhooks(processes, databaseUrl, say) {
  const url = await newDatabase(databaseUrl, 'webhooks');
  const environment = { DATABASE_URL: url, DATA_DIR: processes.dataDir, WEBHOOK_ALLOW_PRIVATE: '1' };
  const product = await openSwitchboard(await processes.start(SWITCHBOARD, environment), PLAN);
  const receiver = await processes.start(['test/bench/bare-receiver.mjs']);
  const taken = async () => Number(await (await fetch(receiver.url)).text());
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const rounds = [];
  for (let round = 0; round < PLAN.rounds; round++) {
    say(`messages and webhooks, round ${round + 1} of ${PLAN.rounds}`);
    for (const [at] of STATES.entries()) {
      const state = STATES[(round + at) % STATES.length];
      const events = EVENTS[state];
      const webhook = events && (await product.admin.post('/webhooks', { url: receiver.url, events }));
      await pause(LEARNT_WITHIN_MS);
      const [before, startedAt] = [await taken(), performance.now()];
      const { perSecond, cpu } = await measureRound(product, PLAN);
      const [during, endedAt] = [await taken(), performance.now()];
      await pause(DELIVERED_FOR_MS);
      const rest = (await taken()) - during;
      rounds.push({
        round,
        state,
        perSecond,
        microseconds: (cpu.server / perSecond) * 1e6,
        delivered: (during - before) / ((endedAt - startedAt) / 1000),
        deliveredAfterwards: rest / ((performance.now() - endedAt) / 1000),
      });
      if (webhook) await product.admin.delete(`/webhooks/${webhook.id}`);
      await settled(pool);
    }
  }
  await pool.end();
  const correctness = await verify(url, product, { chatIds: [] });
  for (const { socket } of product.conversations) socket.disconnect();
  return { states: Object.fromEntries(STATES.map((state) => [state, summary(rounds, state)])), correctness };
}

async function settled(pool) {
  const deadline = performance.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const { rows } = await pool.query('select count(*) as left from webhook_facts');
    if (Number(rows[0].left) === 0) return;
    if (performance.now() > deadline) throw new Error(`${rows[0].left} facts of a deleted webhook are left`);
    await pause(100);
  }
}

/** Medians; the ratio is that to the turn of the same round without a webhook. */
function summary(rounds, state) {
  const own = rounds.filter((each) => each.state === state);
  const none = (round) => rounds.find((each) => each.state === 'none' && each.round === round);
  const of = (pick) => median(own.map(pick));
  return {
    perSecond: of((each) => each.perSecond),
    ratio: of((each) => each.perSecond / none(each.round).perSecond),
    microseconds: of((each) => each.microseconds),
    ratioOfMicroseconds: of((each) => each.microseconds / none(each.round).microseconds),
    delivered: of((each) => each.delivered),
    deliveredAfterwards: of((each) => each.deliveredAfterwards),
  };
}

const NAMES = { none: 'no webhook', unwanted: 'one for others', wanted: 'one for messages' };

export function webhooksTable({ states, correctness }) {
  const row = (name, ...cells) => `  ${name.padEnd(18)}${cells.map((cell) => String(cell).padStart(14)).join('')}`;
  const lines = Object.entries(states).map(([state, each]) =>
    row(
      NAMES[state],
      each.perSecond.toFixed(0),
      each.ratio.toFixed(2),
      each.microseconds.toFixed(0),
      each.ratioOfMicroseconds.toFixed(2),
      each.delivered.toFixed(0),
      each.deliveredAfterwards.toFixed(0),
    ),
  );
  return [
    'Messages acked, by what webhooks want',
    '',
    row('', 'msg/s', '× no webhook', 'server µs/msg', '× no webhook', 'delivered/s', 'afterwards'),
    ...lines,
    `  ${correctness.wrong.length === 0 ? `all ${correctness.acked} acked messages are stored` : `WRONG: ${correctness.wrong.join('; ')}`}`,
  ];
}

/** No message is lost, and webhooks are told although messages keep coming. */
export const isGood = ({ states, correctness }) => correctness.wrong.length === 0 && states.wanted.delivered > 0;

/** The part about webhooks alone. */
export function reportWebhooks(webhooks) {
  process.stdout.write(`${webhooksTable(webhooks).join('\n')}\n${JSON.stringify({ event: 'bench', node: process.version, webhooks })}\n`);
  return isGood(webhooks);
}
