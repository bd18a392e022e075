import { availableParallelism } from 'node:os';
import { violated } from '../suite/outcome';
import type { Sample, Soak } from './soak';

interface About {
  minutes: number;
  agents: number;
  customers: number;
  everyMs: number;
  churn: number;
}

const MEGABYTE = 1024 * 1024;
const grouped = (count: number): string => Math.round(count).toLocaleString('en-GB');
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;

/** `docs/soak.md`, as Markdown. */
export function reportOf({ outcome, samples, trends, readsMs, failedReads }: Soak, about: About): string {
  const reads = [...readsMs].sort((a, b) => a - b);
  const loads = samples.map(({ load }) => load).sort((a, b) => a - b);
  const grows = trends.filter(({ trend }) => !trend.isFlat);
  const red = violated(outcome);
  const { minutes, agents, customers, everyMs, churn } = about;
  return [
    '# Soak',
    '',
    `Whether what a node holds stays as it is: two nodes of the built program on one Postgres and one Redis, ${agents} agents and ${customers} customers with the`,
    `client library, each of whom does something every ${everyMs} ms on average; chats are closed and passed on and sockets reconnect ${churn} times as often as`,
    'in the [fault suite](faults.md), whose checker reads what was recorded. An admin reads lists, searches, figures, settings and the audit log',
    'beside. Written by',
    '',
    '```sh',
    'npm run soak',
    '```',
    '',
    `on ${availableParallelism()} cores, which nodes, both databases and all clients share, at a load of ${quantile(loads, 0).toFixed(1)} to ${quantile(loads, 1).toFixed(1)} (median ${quantile(loads, 0.5).toFixed(1)}, with what else ran on the`,
    `machine), with Node ${process.versions.node}.`,
    '',
    `In ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} **${grouped(outcome.acked)} messages were acked** of ${grouped(outcome.attempts)} attempts in ${grouped(outcome.chats)} chats: **${outcome.lost} lost, ${outcome.doubled} doubled, ${outcome.outOfOrder} out of order**;`,
    `${grouped(outcome.refused)} were refused, as their chat was closed or passed on before they came. ${grouped(outcome.reconnects)} connections came and went.`,
    `${grouped(reads.length)} pages were read: p50 ${quantile(reads, 0.5).toFixed(0)} ms, p99 ${quantile(reads, 0.99).toFixed(0)} ms, ${failedReads.length} failed.`,
    `Invariants of the checker that were red: ${red.join(', ') || 'none'}.`,
    '',
    grows.length === 0 ? '**All is flat.**' : `**Not flat: ${grows.map(({ of, trend }) => `${trend.what} of ${of}`).join(', ')}.**`,
    '',
    row(['of', 'what', 'at a quarter', 'median', 'at the end', 'grew by', 'may grow by', 'flat']),
    row(['---', '---', '--:', '--:', '--:', '--:', '--:', '---']),
    ...trends.map(({ of, trend: { what, unit, from, median, to, growth, mayGrowBy, isFlat } }) => {
      const said = (value: number): string => `${value.toFixed(1)} ${unit}`.trim();
      return row([of, what, said(from), said(median), said(to), said(growth), said(mayGrowBy), isFlat ? 'yes' : '**no**']);
    }),
    '',
    'The rule: a figure is flat when its slope over the last three quarters, times their length, is below its bound. The slope is that of Theil and',
    'Sen, the median of the slopes between any two samples, which a peak does not move. The first quarter is left out: caches and pools fill, and the',
    'compiler comes to rest. Each sample asks every node for a collection first, so that the heap is what cannot be freed; at this rate a message that',
    `leaves ${grouped(bytesSeen(samples))} bytes behind at a node passes the bound of 6 MB. Resident memory breathes with the collector and has the wider bound;`,
    'the p99 of the event loop is told and not judged, since other processes on the same cores make it.',
    `\`test/faults/soak/flat.spec.ts\` holds the rule to series that grow and series that do not; \`SOAK_BUG='grows by the second' npm run soak -- 1\` plants a leak, and is red.`,
    '',
    '## By the minute',
    '',
    ...byTheMinute(samples),
    ...(failedReads.length > 0 ? ['', `Reads that failed: ${failedReads.slice(0, 5).join('; ')}`] : []),
    ...red.flatMap((name) => ['', `${name}: ${outcome.violations[name]!.slice(0, 3).join('; ')}`]),
    '',
  ].join('\n');
}

/** What a message may leave behind at each node until the bound of the heap is reached. */
function bytesSeen(samples: readonly Sample[]): number {
  const messages = samples.at(-1)!.messages - samples[Math.floor(samples.length / 4)]!.messages;
  return (6 * MEGABYTE) / messages;
}

function byTheMinute(samples: readonly Sample[]): string[] {
  const minutes = samples.filter(({ second }, i) => i === 0 || Math.floor(second / 60) > Math.floor(samples[i - 1]!.second / 60));
  const nodes = samples[0]!.nodes.map((_, i) => `node ${i + 1}: heap, resident, descriptors, loop p50 to p99`);
  return [
    row(['minute', 'messages', ...nodes, 'connections', 'load']),
    row(['--:', '--:', ...nodes.map(() => '---'), '--:', '--:']),
    ...minutes.map(({ second, messages, nodes: figures, connections, load }) =>
      row([
        Math.round(second / 60),
        grouped(messages),
        ...figures.map(
          ({ heapBytes, rssBytes, descriptors, loopP50Ms, loopP99Ms }) =>
            `${(heapBytes / MEGABYTE).toFixed(1)} MB, ${(rssBytes / MEGABYTE).toFixed(0)} MB, ${descriptors}, ${loopP50Ms.toFixed(0)} to ${loopP99Ms.toFixed(0)} ms`,
        ),
        connections,
        load.toFixed(1),
      ]),
    ),
  ];
}
