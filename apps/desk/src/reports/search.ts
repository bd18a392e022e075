import {
  INTERVALS,
  type Interval,
  PRIORITIES,
  type Priority,
  QUEUE_ORDERS,
  type QueueOrderName,
  SERVICE_LEVEL_FORMULAS,
  type ServiceLevelFormula,
} from '#words';
import { type Day, daysFrom, isDay, type Range, RANGES } from './spans';

export const SPREADS = ['waitSeconds', 'firstResponseSeconds', 'responseSeconds', 'handleSeconds', 'heldSeconds'] as const;
export type Spread = (typeof SPREADS)[number];
export const HEATS = ['waitSeconds', 'started', 'serviceLevel'] as const;
export type Heat = (typeof HEATS)[number];
export const SUBJECTS = ['skill', 'team', 'priority', 'tag'] as const;
export type Subject = (typeof SUBJECTS)[number];
/** By what it is told how the work is shared. */
export const SHARES = ['skill', 'agent'] as const;
export type Share = (typeof SHARES)[number];
/** What targets are set for. */
export const BOUND = ['priority', 'team', 'time'] as const;
export type Bound = (typeof BOUND)[number];

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
  /** By its id. */
  team?: string;
  agent?: string;
  priority?: Priority;
  tag?: string;
  formula?: ServiceLevelFormula;
  every?: Interval;
  heat?: Heat;
  spread?: Spread;
  by?: Subject;
  share?: Share;
  bound?: Bound;
  /** Name of a column, before it `-` for descending. */
  agentSort?: string;
  bySort?: string;
}

/** What the address of the chats behind a figure says besides. */
export interface BehindSearch extends ReportsSearch {
  metric?: string;
  /** Id of a canned response that was used in them. */
  canned?: string;
  reason?: string;
  hour?: number;
  atLeast?: number;
  below?: number;
  /** An interval of the range, as instants. */
  since?: string;
  until?: string;
}

export const RANKINGS = ['preferredSkills', 'lowestLoadRatio', 'fewestSpareLevels', 'longestSinceLastAssignment', 'skillFit'] as const;
export type Ranking = (typeof RANKINGS)[number];
/** Of priority ageing: as it was unless given, off, or so many seconds count as one level. */
export const AGINGS = ['off', '60', '300', '900', '3600'] as const;
export type Aging = (typeof AGINGS)[number];
export const SIMULATED_DAYS = 7;

/** What the address of a simulation says besides: the days, what is different, and the run that shows it. */
export interface SimulateSearch extends ReportsSearch {
  day?: Day;
  days?: number;
  add?: number;
  /** Id of the agent whom the added ones are like. */
  like?: string;
  limit?: number;
  aging?: Aging;
  /** Which chat goes first. */
  order?: QueueOrderName;
  /** What tells two agents apart first. */
  first?: Ranking;
  run?: string;
}

export type AnySearch = BehindSearch & SimulateSearch;

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

const upTo =
  (most: number): Read<number> =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most ? value : undefined;

const READ: { [K in keyof Required<AnySearch>]: Read<Required<AnySearch>[K]> } = {
  range: oneOf(RANGES),
  from: day,
  to: day,
  zone,
  compare: oneOf(['none']),
  skill: text,
  team: text,
  agent: text,
  priority: oneOf(PRIORITIES),
  tag: text,
  formula: oneOf(SERVICE_LEVEL_FORMULAS),
  every: oneOf(INTERVALS),
  heat: oneOf(HEATS),
  spread: oneOf(SPREADS),
  by: oneOf(SUBJECTS),
  share: oneOf(SHARES),
  bound: oneOf(BOUND),
  agentSort: text,
  bySort: text,
  metric: text,
  canned: text,
  reason: text,
  hour: number,
  atLeast: number,
  below: number,
  since: instant,
  until: instant,
  day,
  days: upTo(SIMULATED_DAYS),
  add: upTo(50),
  like: text,
  limit: upTo(100),
  aging: (value) => AGINGS.find((each) => each === String(value)),
  order: oneOf(QUEUE_ORDERS),
  first: oneOf(RANKINGS),
  run: text,
};

/** Whatever an address holds, as what the pages understand. */
export function readSearch(given: Record<string, unknown>): AnySearch {
  const read = Object.entries(READ).flatMap(([name, as]) => {
    const value = as(given[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(read) as AnySearch;
}

const OF_REPORTS = [
  'range',
  'from',
  'to',
  'zone',
  'compare',
  'skill',
  'team',
  'agent',
  'priority',
  'tag',
  'formula',
  'every',
  'heat',
  'spread',
  'by',
  'share',
  'bound',
  'agentSort',
  'bySort',
] as const satisfies readonly (keyof ReportsSearch)[];

/** Of an address what concerns all reports. */
export const ofReports = (search: AnySearch): ReportsSearch =>
  Object.fromEntries(OF_REPORTS.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])));

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
