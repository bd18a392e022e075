import type { Interval } from '#words';

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** How long an interval is, in seconds. */
export const SECONDS: Record<Interval, number> = { quarter: HOUR / 4, hour: HOUR, day: DAY, week: 7 * DAY };

/** What an axis of time reaches over, in seconds: one interval stands alone in the middle of its own length. */
export function timeRange(times: readonly number[], interval: Interval): [number, number] {
  const [first = 0, last = first] = [times[0], times.at(-1)];
  const around = first === last ? SECONDS[interval] / 2 : 0;
  return [first - around, last + around];
}
