import type { Interval } from '#words';

const HOUR = 3_600;
export const DAY = 24 * HOUR;
/** How long an interval is, in seconds. */
const SECONDS: Record<Interval, number> = { quarter: HOUR / 4, hour: HOUR, day: DAY, week: 7 * DAY };

/** What an axis of time reaches over, in seconds: one interval stands alone in the middle of its own length. */
export function timeRange(times: readonly number[], interval: Interval): [number, number] {
  const [first = 0, last = first] = [times[0], times.at(-1)];
  const around = first === last ? SECONDS[interval] / 2 : 0;
  return [first - around, last + around];
}

const QUARTERS_AND_HOURS = [1 / 4, 1 / 2, 1, 2, 3, 6, 12].map((hours) => hours * HOUR);
const DAYS = [1, 2, 7, 14, 30, 90, 365].map((days) => days * DAY);

/** By what an axis of time may go up, in seconds: never by less than an interval. */
export function timeSteps(interval: Interval): number[] {
  return [...QUARTERS_AND_HOURS, ...DAYS].filter((step) => step >= SECONDS[interval]);
}
