// What a load would need of each part, as queues:  npm run capacity -- --agents=10000 --customers=1000000 --messages=100000000 --peak=3
//
// Inputs are figures of `npm run bench -- nodes` (docs/scale.md). A part is a queue M/M/c: offered load a = λ·s in Erlang, utilisation ρ = a / c, and by
// Erlang's C formula (Erlang 1917; Kleinrock, Queueing Systems I, 1975, 3.5) a probability C(c, a) of waiting, W = C·s / (c·(1 − ρ)) on average.
import { parseArgs } from 'node:util';

/** Processor time in µs, and bytes on disk; see docs/scale.md. */
const MEASURED = {
  nodeMicros: 242,
  otherNodeMicros: 25.2,
  redisMicros: 8.2,
  databaseMicros: 124,
  idleMicrosPerSecond: 11.5,
  messageBytes: 964,
};

/** A part is not planned beyond this: what is over it is for bursts, and for those whose neighbour ends. */
const TARGET = 0.6;
const DAY_SECONDS = 86_400;
const MICRO = 1e-6;
const MOST_NODES = 10_000;

/** Mean wait in seconds of M/M/c, by the recursion of Erlang B. */
function waitOf({ perSecond, seconds, servers }) {
  const load = perSecond * seconds;
  if (load >= servers) return Infinity;
  let blocked = 1;
  for (let i = 1; i <= servers; i++) blocked = (load * blocked) / (i + load * blocked);
  const waits = blocked / (1 - (load / servers) * (1 - blocked));
  return (waits * seconds) / (servers - load);
}

/** @returns the parts with their number and load at the peak, and the hops of a message */
function plan({ agents, customers, messages, peak }, measured = MEASURED) {
  const perSecond = (messages / DAY_SECONDS) * peak;
  const sockets = agents + customers;
  const busyOf = (nodes) =>
    (perSecond / nodes) * measured.nodeMicros * MICRO +
    perSecond * (1 - 1 / nodes) * measured.otherNodeMicros * MICRO +
    (sockets / nodes) * measured.idleMicrosPerSecond * MICRO;
  let nodes = 1;
  while (nodes < MOST_NODES && busyOf(nodes) > TARGET) nodes += 1;
  // Redis takes an entry once, and hands it to each node; measured with two.
  const redisSeconds = (measured.redisMicros * MICRO * (1 + nodes)) / 3;
  const databaseSeconds = measured.databaseMicros * MICRO;
  const cores = Math.max(1, Math.ceil((perSecond * databaseSeconds) / TARGET));
  const nodeSeconds = busyOf(nodes) / (perSecond / nodes);
  const part = (name, count, each) => ({
    name,
    count,
    utilisation: (each.perSecond * each.seconds) / each.servers,
    serviceMs: each.seconds * 1000,
    waitMs: waitOf(each) * 1000,
  });
  const node = part('node, one core each', nodes, { perSecond: perSecond / nodes, seconds: nodeSeconds, servers: 1 });
  return {
    perSecond,
    sockets,
    parts: [
      {
        ...node,
        serviceMs: measured.nodeMicros / 1000,
        waitMs: (node.utilisation / (1 - node.utilisation)) * (measured.nodeMicros / 1000),
      },
      part('Postgres, cores of the primary', cores, { perSecond, seconds: databaseSeconds, servers: cores }),
      part('Redis, the master of the stream', 1, { perSecond, seconds: redisSeconds, servers: 1 }),
    ],
    gbPerDay: (messages * measured.messageBytes) / 1e9,
    hearing: perSecond * measured.otherNodeMicros * MICRO,
  };
}

function report({ perSecond, sockets, parts, gbPerDay, hearing }) {
  const number = (value, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  const rows = parts.map(({ name, count, utilisation, serviceMs, waitMs }) => {
    const wait = Number.isFinite(waitMs) && waitMs >= 0 ? number(waitMs, 3) : 'grows without end';
    return `${name.padEnd(34)}${number(count).padStart(6)}${`${number(utilisation * 100)} %`.padStart(8)}${number(serviceMs, 3).padStart(12)}${wait.padStart(20)}`;
  });
  return [
    `${number(perSecond)} messages a second at the peak, ${number(sockets)} sockets`,
    `${'part'.padEnd(34)}${'count'.padStart(6)}${'busy'.padStart(8)}${'service, ms'.padStart(12)}${'wait, ms'.padStart(20)}`,
    ...rows,
    `messages take ${number(gbPerDay)} GB a day`,
    `each node is busy for ${number(hearing * 100, 1)} % with what others say, however many there are`,
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: Object.fromEntries(['agents', 'customers', 'messages', 'peak'].map((name) => [name, { type: 'string' }])),
  });
  const load = { agents: 10_000, customers: 1_000_000, messages: 100_000_000, peak: 3 };
  for (const [name, text] of Object.entries(values)) load[name] = Number(text);
  if (Object.values(load).some((value) => !(value > 0))) {
    process.stderr.write('npm run capacity -- --agents=10000 --customers=1000000 --messages=100000000 --peak=3\n');
    process.exitCode = 1;
  } else process.stdout.write(`${report(plan(load))}\n`);
}
