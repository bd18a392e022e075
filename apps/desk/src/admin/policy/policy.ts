import type { RoutingPolicy, RoutingPolicyInForce } from '#client/core';
import type { QueueOrderName } from '#words';

export const POLICY = '/routing/policy';
export const VERSIONS = `${POLICY}/versions`;
export const policyKey = ['routing-policy'] as const;

/** What tells two agents apart, as the planner names it. */
export const RANKINGS = ['preferredSkills', 'lowestLoadRatio', 'fewestSpareLevels', 'longestSinceLastAssignment', 'skillFit'] as const;
export type Ranking = (typeof RANKINGS)[number];
export const isKnown = (name: string): name is Ranking => (RANKINGS as readonly string[]).includes(name);

/** What a policy is made of. */
export interface Rules {
  rank: string[];
  queueOrder: QueueOrderName;
}
export const rulesOf = ({ rank, queueOrder }: Rules): Rules => ({ rank, queueOrder });

/** What is put in force. */
export interface Putting {
  name: string;
  note: string;
  /** As a field for date and time has it, by the clock of this machine; empty: at once. */
  at: string;
}
export const NOW: Putting = { name: '', note: '', at: '' };

export const bodyOf = (changes: Partial<Rules>, found: RoutingPolicyInForce, { name, note, at }: Putting): object => ({
  ...rulesOf({ ...found, ...changes }),
  ...(name.trim() && { name: name.trim() }),
  note: note.trim() || null,
  ...(at && { effectiveAt: new Date(at).toISOString() }),
});

/** Puts what is moved before or after another one. */
export function moved(rank: readonly string[], names: ReadonlySet<unknown>, target: string, position: 'before' | 'after'): string[] {
  const rest = rank.filter((name) => !names.has(name));
  const at = rest.indexOf(target) + (position === 'after' ? 1 : 0);
  return [...rest.slice(0, at), ...rank.filter((name) => names.has(name)), ...rest.slice(at)];
}

/** One place up or down; at the end it stays. */
export function shifted(rank: readonly string[], name: string, by: -1 | 1): string[] {
  const neighbour = rank[rank.indexOf(name) + by];
  return neighbour === undefined ? [...rank] : moved(rank, new Set([name]), neighbour, by === 1 ? 'after' : 'before');
}

export type Difference = { what: 'added' | 'removed'; name: string } | { what: 'order' } | { what: 'queueOrder' };

/** In what a version differs from the one before. */
export function differencesOf(now: Pick<RoutingPolicy, 'rank' | 'queueOrder'>, before: typeof now): Difference[] {
  const kept = now.rank.filter((name) => before.rank.includes(name));
  const keptBefore = before.rank.filter((name) => now.rank.includes(name));
  return [
    ...now.rank.filter((name) => !before.rank.includes(name)).map((name) => ({ what: 'added' as const, name })),
    ...before.rank.filter((name) => !now.rank.includes(name)).map((name) => ({ what: 'removed' as const, name })),
    ...(kept.join() === keptBefore.join() ? [] : [{ what: 'order' as const }]),
    ...(now.queueOrder === before.queueOrder ? [] : [{ what: 'queueOrder' as const }]),
  ];
}

const TWO = 2;
/** As a field for a date has it, by the clock of this machine. */
export const dayOf = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(TWO, '0')).join('-');

/** So many whole days from this one on, at most until now; null for a day that is not over. */
export function spanOf(day: string, days: number, now: Date): { from: string; to: string } | null {
  const from = new Date(`${day}T00:00`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(from.getTime()) || day >= dayOf(now)) return null;
  const end = new Date(from);
  end.setDate(end.getDate() + days);
  return { from: from.toISOString(), to: (end < now ? end : now).toISOString() };
}
