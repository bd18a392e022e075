import { INTERVALS, type Interval, PRIORITIES, type Priority, SERVICE_LEVEL_FORMULAS, type ServiceLevelFormula } from '#words';
import { type Day, daysFrom, isDay, type Range, RANGES } from './spans';

export const SPREADS = ['waitSeconds', 'firstResponseSeconds', 'responseSeconds', 'handleSeconds'] as const;
export type Spread = (typeof SPREADS)[number];
export const HEATS = ['waitSeconds', 'started', 'serviceLevel'] as const;
export type Heat = (typeof HEATS)[number];
export const SUBJECTS = ['skill', 'priority', 'tag'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What the address of reports says; absent: as it comes. */
export interface ReportsSearch {
  range?: Range;
  /** Of a custom range, both included. */
  from?: Day;
  to?: Day;
  /** Time zone, by its IANA name; without it, the browser's. */
  zone?: string;
  /** `none`: without the period before. */
  compare?: 'none';
  skill?: string;
  agent?: string;
  priority?: Priority;
  tag?: string;
  formula?: ServiceLevelFormula;
  every?: Interval;
  heat?: Heat;
  spread?: Spread;
  by?: Subject;
  /** Name of a column, before it `-` for descending. */
  agentSort?: string;
  bySort?: string;
}

/** What the address of the chats behind a figure says besides. */
export interface BehindSearch extends ReportsSearch {
  metric?: string;
  reason?: string;
  hour?: number;
  atLeast?: number;
  below?: number;
  /** An interval of the range, as instants. */
  since?: string;
  until?: string;
}

type Read<T> = (value: unknown) => T | undefined;
const oneOf =
  <T extends string>(words: readonly T[]): Read<T> =>
  (value) =>
    words.find((word) => word === value);
const text: Read<string> = (value) =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value).slice(0, 200) : undefined;
const day: Read<Day> = (value) => (isDay(value) ? value : undefined);
const number: Read<number> = (value) => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined);
const instant: Read<string> = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
const zone: Read<string> = (value) => (typeof value === 'string' && isZone(value) ? value : undefined);

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const READ: { [K in keyof Required<BehindSearch>]: Read<Required<BehindSearch>[K]> } = {
  range: oneOf(RANGES),
  from: day,
  to: day,
  zone,
  compare: oneOf(['none']),
  skill: text,
  agent: text,
  priority: oneOf(PRIORITIES),
  tag: text,
  formula: oneOf(SERVICE_LEVEL_FORMULAS),
  every: oneOf(INTERVALS),
  heat: oneOf(HEATS),
  spread: oneOf(SPREADS),
  by: oneOf(SUBJECTS),
  agentSort: text,
  bySort: text,
  metric: text,
  reason: text,
  hour: number,
  atLeast: number,
  below: number,
  since: instant,
  until: instant,
};

/** Whatever an address holds, as what the pages understand. */
export function readSearch(given: Record<string, unknown>): BehindSearch {
  const read = Object.entries(READ).flatMap(([name, as]) => {
    const value = as(given[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(read) as BehindSearch;
}

/** Of a search for chats what concerns all reports. */
export function withoutChats({
  metric: _,
  reason: _r,
  hour: _h,
  atLeast: _a,
  below: _b,
  since: _s,
  until: _u,
  ...kept
}: BehindSearch): ReportsSearch {
  return kept;
}

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const MAX_DAYS: Record<Interval, number> = { quarter: 3, hour: 31, day: 366, week: 3_660 };

/** The intervals that a chart of so many days can have. */
export const intervalsFor = (days: number): Interval[] =>
  INTERVALS.filter((interval) => days <= MAX_DAYS[interval] && (days > 1 || interval !== 'week'));

export function intervalOf({ every }: ReportsSearch, [first, last]: readonly [Day, Day]): Interval {
  const days = daysFrom(first, last);
  const fitting = intervalsFor(days);
  if (every && fitting.includes(every)) return every;
  return days <= 2 ? 'hour' : days <= 93 ? 'day' : fitting.includes('week') ? 'week' : 'day';
}
