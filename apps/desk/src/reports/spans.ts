import { offsetAt } from '../shell/zones';

/** A moment of a calendar: `2026-11-27`. */
export type Day = string;

const DAY_MS = 86_400_000;
const asUtc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const isDay = (text: unknown): text is Day =>
  typeof text === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(asUtc(text)) &&
  new Date(asUtc(text)).toISOString().startsWith(text);

/** The day that it is at a moment by the clock of a time zone. */
export function dayAt(moment: number, zone: string): Day {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(moment);
  const part = (type: string): string => parts.find((each) => each.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

export const addDays = (day: Day, days: number): Day => new Date(asUtc(day) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days there are from one to the other, both included. */
export const daysFrom = (first: Day, last: Day): number => Math.round((asUtc(last) - asUtc(first)) / DAY_MS) + 1;

/** The first moment of a day in a time zone, also where clocks change at midnight. */
export function beginningOf(day: Day, zone: string): number {
  const [before, after] = [asUtc(day) - DAY_MS, asUtc(day) + DAY_MS].map((moment) => asUtc(day) - offsetAt(moment, zone)) as [
    number,
    number,
  ];
  return [Math.min(before, after), Math.max(before, after)].find((moment) => dayAt(moment, zone) === day) ?? before;
}

export const RANGES = ['today', 'yesterday', '7d', '30d', 'custom'] as const;
export type Range = (typeof RANGES)[number];

export interface Asked {
  range: Range;
  /** Of a custom range, both included. */
  from?: Day;
  to?: Day;
}

/** First and last day. */
export function daysOf({ range, from, to }: Asked, today: Day): [first: Day, last: Day] {
  switch (range) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case '7d':
      return [addDays(today, -6), today];
    case '30d':
      return [addDays(today, -29), today];
    case 'custom':
      return [from ?? to ?? today, to ?? today];
  }
}

/** A span of time as the server takes it. */
export interface Span {
  from: string;
  to: string;
}

/**
 * The days as a span, and as many days before. A span that is not over is compared with as much of the one before: this morning with
 * yesterday morning.
 */
export function spansOf([first, last]: readonly [Day, Day], zone: string, now: number): { span: Span; before: Span } {
  const days = daysFrom(first, last);
  const [from, to] = [beginningOf(first, zone), beginningOf(addDays(last, 1), zone)];
  const [start, end] = [beginningOf(addDays(first, -days), zone), from];
  const until = now >= from && now < to ? Math.min(end, start + (now - from)) : end;
  const span = (since: number, till: number): Span => ({ from: new Date(since).toISOString(), to: new Date(till).toISOString() });
  return { span: span(from, to), before: span(start, Math.max(until, start + 1)) };
}
