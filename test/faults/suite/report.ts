import { availableParallelism } from 'node:os';
import { INVARIANTS } from './checker/check';
import { type Outcome, violated } from './outcome';

export interface Planted {
  bug: string;
  /** The invariant that has to go red. */
  breaks: string;
  outcome: Outcome;
}

export interface Report {
  seed: number;
  faultSeconds: number;
  outcomes: readonly Outcome[];
  planted: readonly Planted[];
  /** Faults that could not be made on this machine, each with why. */
  notMade: readonly string[];
}

const sum = (outcomes: readonly Outcome[], what: 'attempts' | 'acked' | 'refused' | 'chats' | 'lost' | 'doubled' | 'outOfOrder'): number =>
  outcomes.reduce((total, outcome) => total + outcome[what], 0);
const grouped = (count: number): string => count.toLocaleString('en-GB');
const seconds = (value: number | undefined): string => (value === undefined ? 'never' : value.toFixed(1));
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function faultsTable(outcomes: readonly Outcome[]): string[] {
  const heads = [
    'fault',
    'lasted, s',
    'attempts',
    'acked',
    'lost',
    'doubled',
    'out of order',
    'well again after, s',
    'longest wait, s',
    'red',
  ];
  return [
    row(heads),
    row(heads.map((_, i) => (i === 0 || i === heads.length - 1 ? '---' : '--:'))),
    ...outcomes.map((outcome) =>
      row([
        outcome.name,
        outcome.seconds.toFixed(0),
        ...[outcome.attempts, outcome.acked, outcome.lost, outcome.doubled, outcome.outOfOrder].map(grouped),
        seconds(outcome.recoverySeconds),
        seconds(outcome.longestBesideTheFreeSeconds),
        violated(outcome).join(', ') || 'none',
      ]),
    ),
  ];
}

/** `docs/faults.md`, as Markdown. */
export function reportOf({ seed, faultSeconds, outcomes, planted, notMade }: Report): string {
  const red = outcomes.flatMap((outcome) =>
    violated(outcome).map(
      (name) => `- ${outcome.name}, ${name}: ${outcome.violations[name]!.length}, the first: ${outcome.violations[name]![0]}`,
    ),
  );
  return [
    '# Faults',
    '',
    'What people notice when servers, databases, networks and clocks fail: three nodes of the built program on one Postgres and one Redis,',
    'agents and customers with the client library, who reach the nodes through a proxy; they write, start, close and pass on chats, change their',
    'status and reconnect while something fails. A checker reads the history of what everybody attempted, was answered and heard beside the',
    'final state of the database. Written by',
    '',
    '```sh',
    `FAULT_SECONDS=${faultSeconds} FAULT_SEED=${seed} npm run faults`,
    '```',
    '',
    `on ${availableParallelism()} cores, which the nodes, both databases, the proxies and all clients share, with Node ${process.versions.node}.`,
    `In all **${grouped(sum(outcomes, 'acked'))} acked messages** of ${grouped(sum(outcomes, 'attempts'))} attempts in ${grouped(sum(outcomes, 'chats'))} chats:`,
    `**${sum(outcomes, 'lost')} lost, ${sum(outcomes, 'doubled')} doubled, ${sum(outcomes, 'outOfOrder')} out of order**. ${grouped(sum(outcomes, 'refused'))} were refused, as their chat was closed or passed on before they came.`,
    '',
    ...faultsTable(outcomes),
    '',
    'Counted is all of a run: five seconds before the fault, the fault, and what follows. “Well again” is when after healing every node is ready and hears the others, everybody is connected, and everybody in conversation was',
    'answered. “Longest wait” is that of a chat beside an agent who fits it and is free, after healing.',
    ...(red.length > 0 ? ['', 'What was red:', '', ...red] : []),
    ...notMade.map((fault) => `\nNot made here: ${fault}.`),
    '',
    '## What fails',
    '',
    'Durations are those of a fault of 60 s, and in proportion to `FAULT_SECONDS` otherwise.',
    '',
    ...outcomes
      .filter(({ name }, i) => outcomes.findIndex((other) => other.name === name) === i)
      .map(({ name, what, seen }) => `- **${name}**: ${[what, ...seen].join('; ')}`),
    '',
    '## What holds throughout',
    '',
    ...Object.entries(INVARIANTS).map(([name, { means }]) => `- **${name}**: ${means}`),
    '',
    '## The checker checked',
    '',
    'Bugs planted into running nodes, one at a time, while nothing else fails; `checker.spec.ts` plants one or more for each of the above',
    'into a history.',
    '',
    row(['bug', 'has to break', 'red']),
    row(['---', '---', '---']),
    ...planted.map(({ bug, breaks, outcome }) => row([bug, breaks, violated(outcome).join(', ') || 'none'])),
    '',
  ].join('\n');
}
