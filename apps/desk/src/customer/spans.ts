import { serverNow } from '#ui/parts/Timer/second';

const HOUR_MS = 3_600_000;
const HOURS = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24, year: 365 * 24 } as const;

/** For how long somebody is blocked. */
export type Span = keyof typeof HOURS;
export const SPANS = Object.keys(HOURS) as Span[];

/** When a span that begins now is over. */
export const endOf = (span: Span): string => new Date(serverNow() + HOURS[span] * HOUR_MS).toISOString();
