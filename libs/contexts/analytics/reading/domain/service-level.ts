import type { ServiceLevelFormula } from '#protocol';

export interface Answering {
  answered: number;
  answeredWithin: number;
  abandoned: number;
  abandonedWithin: number;
  /** Abandoned within `shortAbandonSeconds`. */
  abandonedShort: number;
}

/** Formulas by their names in docs/metrics.md. Offered chats are those answered or abandoned; a chat that still waits is neither. */
const FORMULAS: Record<ServiceLevelFormula, (counts: Answering) => [part: number, whole: number]> = {
  answered_or_abandoned_within_of_offered: (c) => [c.answeredWithin + c.abandonedWithin, c.answered + c.abandoned],
  answered_within_of_answered: (c) => [c.answeredWithin, c.answered],
  answered_within_of_offered: (c) => [c.answeredWithin, c.answered + c.abandoned],
  answered_within_of_offered_without_abandoned_within: (c) => [c.answeredWithin, c.answered + c.abandoned - c.abandonedWithin],
  answered_within_or_short_of_offered: (c) => [c.answeredWithin + c.abandonedShort, c.answered + c.abandoned],
};

export function serviceLevel(formula: ServiceLevelFormula, counts: Answering): number | null {
  return share(...FORMULAS[formula](counts));
}

/** Abandonment rate, without short abandons in numerator and denominator. */
export function abandonmentRate({ answered, abandoned, abandonedShort }: Answering): number | null {
  return share(abandoned - abandonedShort, answered + abandoned - abandonedShort);
}

export function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
