import type { Conditions } from '#platform';
import type { Interval } from '#protocol';
import { QUARTER, quarterOf } from '../rollup/sums-by-quarter';

/**
 * The interval that a quarter of an hour belongs to, in a time zone. Hours are cut from the instant, so an hour that the clock shows twice is two
 * intervals. Days and weeks (from Monday) are local, of 23 or 25 hours when clocks change.
 */
export function intervalOf(slot: string, interval: Interval, zone: () => string): string {
  return interval === 'quarter' ? slot : `date_trunc('${interval}', ${slot}, ${zone()})`;
}

/** SQL of the hour of the week by a local clock, from 0 (Monday, 0:00) to 167. */
export function hourOfWeekOf(at: string, zone: () => string): string {
  const local = `(${at} at time zone ${zone()})`;
  return `((extract(isodow from ${local}) - 1) * 24 + extract(hour from ${local}))::int`;
}

export const asKey = (at: string): string => `(extract(epoch from ${at}) * 1000)::bigint::text`;

/** SQL of the intervals that overlap the span, with columns `start` and `stop`. A local day that a zone left out is none. */
export function intervals(where: Conditions, { from, to }: { from: string; to: string }, interval: Interval, timeZone: string): string {
  const [start, stop] = [where.bind(from), where.bind(to)];
  const step = interval === 'quarter' ? QUARTER : `interval '1 ${interval}'`;
  if (interval === 'quarter' || interval === 'hour') {
    return `select start, start + ${step} as stop from (
      select distinct ${intervalOf('s', interval, () => where.bind(timeZone))} as start
      from generate_series(${quarterOf(`${start}::timestamptz`)}, ${stop}::timestamptz - interval '1 microsecond', ${QUARTER}) s) starts`;
  }
  const zone = where.bind(timeZone);
  return `select local at time zone ${zone} as start, (local + ${step}) at time zone ${zone} as stop
    from generate_series(date_trunc('${interval}', ${start}::timestamptz at time zone ${zone}), ${stop}::timestamptz at time zone ${zone}, ${step}) local
    where local at time zone ${zone} < least(${stop}::timestamptz, (local + ${step}) at time zone ${zone})`;
}
