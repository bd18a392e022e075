import { INVARIANTS, type InvariantName, type Violations } from './checker/check';
import { momentOf } from './checker/recovery';
import type { Fault } from './fault';
import { type Entry, ofType } from './history';

/** What became of a fault: figures for the report, and what was violated. */
export interface Outcome {
  name: string;
  what: string;
  seen: readonly string[];
  seconds: number;
  attempts: number;
  acked: number;
  refused: number;
  chats: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  reconnects: number;
  ended: number;
  /** Seconds from healing until everybody was served again. */
  recoverySeconds?: number;
  longestBesideTheFreeSeconds: number;
  moreHeapMegabytes: number;
  violations: Violations;
}

export function outcomeOf(
  { name, what }: Pick<Fault, 'name' | 'what'>,
  seen: readonly string[],
  history: readonly Entry[],
  violations: Violations,
): Outcome {
  const countOf = (invariant: InvariantName): number => violations[invariant]?.length ?? 0;
  const acked = new Set(ofType(history, 'acked').map(({ account, chatId, clientMessageId }) => `${account} ${chatId} ${clientMessageId}`));
  const [begun, healed, recovered] = (['begun', 'healed', 'recovered'] as const).map((state) => momentOf(history, state));
  return {
    name,
    what,
    seen,
    seconds: ((healed ?? 0) - (begun ?? 0)) / 1_000,
    attempts: ofType(history, 'wrote').length,
    acked: acked.size,
    refused: ofType(history, 'refused').length,
    chats: ofType(history, 'started').length,
    lost: countOf('nothing acked is lost'),
    doubled: countOf('nothing is doubled'),
    outOfOrder: countOf('nothing is out of order'),
    reconnects: new Set(ofType(history, 'shown').map(({ who }) => who)).size,
    ended: ofType(history, 'ended').length,
    recoverySeconds: healed !== undefined && recovered !== undefined ? (recovered - healed) / 1_000 : undefined,
    longestBesideTheFreeSeconds: longestBeside(history, healed ?? 0) / 1_000,
    moreHeapMegabytes: moreHeap(history) / 1024 / 1024,
    violations,
  };
}

/** The longest time that a chat was seen to wait beside an agent who is free, after healing. */
function longestBeside(history: readonly Entry[], healed: number): number {
  let since = new Map<string, number>();
  let longest = 0;
  for (const { at, waitingBesideTheFree } of ofType(history, 'looked')) {
    if (at < healed) continue;
    since = new Map(waitingBesideTheFree.map((id) => [id, since.get(id) ?? at]));
    for (const from of since.values()) longest = Math.max(longest, at - from);
  }
  return longest;
}

function moreHeap(history: readonly Entry[]): number {
  const rests = ofType(history, 'rested');
  const more = rests
    .filter(({ when }) => when === 'after')
    .map(({ node, heapBytes }) => heapBytes - (rests.find((rest) => rest.when === 'before' && rest.node === node)?.heapBytes ?? heapBytes));
  return Math.max(0, ...more);
}

export function violated(outcome: Pick<Outcome, 'violations'>): InvariantName[] {
  return (Object.keys(INVARIANTS) as InvariantName[]).filter((name) => outcome.violations[name]);
}
