import type { ChatView } from './chats';
import type { PersonName } from './messages';
import type { Breakdown, DurationStatistic, Interval, SeriesMetric, ServiceLevelFormula } from '../words';

/** Percentiles are those of a histogram: within 2 % of a value that was measured. Null where nothing was. */
export interface Durations {
  count: number;
  mean: number | null;
  p50: number | null;
  p90: number | null;
  p99: number | null;
}

/** Responses that a target bound, and how many of them came in time. */
export interface Attained {
  met: number;
  count: number;
  rate: number | null;
}

/** What `docs/metrics.md` defines, of a span of time and whatever it is narrowed to. Rates are 0–1, and null where there is nothing to divide by. */
export interface Figures {
  chats: { started: number; answered: number; abandoned: number; shortAbandoned: number; closed: number };
  waitSeconds: Durations;
  firstResponseSeconds: Durations;
  responseSeconds: Durations;
  /** Without the time on hold. */
  handleSeconds: Durations;
  /** Of closed chats that were on hold. */
  heldSeconds: Durations;
  resolutionRate: number | null;
  firstContactResolutionRate: number | null;
  abandonmentRate: number | null;
  silentAbandoned: number;
  serviceLevel: { withinSeconds: number; rate: number | null; formula: ServiceLevelFormula };
  rating: { mean: number | null; count: number; distribution: Record<'1' | '2' | '3' | '4' | '5', number> };
  transfers: { count: number; perChat: number | null };
  messages: { agent: number; customer: number };
  /** Null where the time of agents cannot be told apart: narrowed to, or broken down by, what chats are about. */
  agentHandleSeconds: number | null;
  occupancy: number | null;
  utilisation: number | null;
  onlineSeconds: number | null;
  fairness: { jain: number | null; offers: number; refusals: number };
  attainment: { firstResponse: Attained; reply: Attained };
  /** How many of the waits that were foretold came within what was said. */
  estimates: { within: number; count: number };
}

export interface AgentFigures extends Figures {
  agentId: string;
  name: string;
}

export interface BreakdownRow extends Figures {
  /** An agent's id, a name, or the hour of the week: 0 is Monday from midnight. */
  key: string;
  name?: string;
}

export interface FiguresBy {
  by: Breakdown;
  data: BreakdownRow[];
}

/** How a canned response was used in chats, and how these came out. */
export interface CannedFigures {
  cannedResponseId: string;
  title: string;
  /** Messages that were made of it. */
  uses: number;
  /** Of these, those whose text was changed before it was sent. */
  editedRate: number;
  byAgent: { agentId: string; name: string | null; count: number }[];
  /** Chats in which it was used, and what became of them. */
  chats: number;
  resolutionRate: number | null;
  rating: { mean: number | null; count: number };
}

/** A chat that a figure is made of, and what it adds: 1, how often, its score, or seconds. Of several responses the slowest. */
export type ChatBehind = ChatView & { value: number };

export interface TimeSeries {
  metric: SeriesMetric;
  interval: Interval;
  data: { from: string; value: number | null }[];
}

/** Several figures over time. Durations are told by the statistic, all else as in a `TimeSeries`. */
export interface Series {
  interval: Interval;
  statistic: DurationStatistic;
  data: { from: string; values: Partial<Record<SeriesMetric, number | null>> }[];
}

/** How honest the waits were that customers were told: of answered chats. */
export interface Calibration {
  /** Waits that had been foretold, and how many of them came within, came sooner, took longer than the range. */
  count: number;
  within: number;
  sooner: number;
  longer: number;
  /** At most 400 of them, chosen evenly: the range that was told, and the wait from then on, in seconds. */
  sample: { chatId: string; low: number; high: number; waitedSeconds: number }[];
}

export interface Distribution {
  buckets: { from: number; to: number | null; count: number }[];
  p50: number | null;
  p90: number | null;
  p99: number | null;
}

/** Figures of the chats created today by the clock of a time zone, as `docs/metrics.md` defines them. */
export interface WallStats extends Pick<Figures, 'chats' | 'waitSeconds' | 'abandonmentRate' | 'serviceLevel' | 'rating'> {
  timeZone: string;
  /** Beginning of the day. */
  from: string;
}

/** A quarter of an hour of the day. `waitSeconds` and `rating` are means, `serviceLevel` a rate; null where there is nothing to divide by. */
export interface WallQuarter {
  from: string;
  started: number;
  answered: number;
  abandoned: number;
  waitSeconds: number | null;
  serviceLevel: number | null;
  rating: number | null;
}

/** Today as a whole, and every quarter of an hour up to now. */
export interface Wall {
  stats: WallStats;
  series: WallQuarter[];
}

/** Address for a screen on a wall. */
export interface WallLinkView {
  id: string;
  name: string;
  createdAt: string;
  createdBy: PersonName;
}

/** Shown once, when the link is made: what a socket names as its token, and the address of the page with it. */
export interface NewWallLink extends WallLinkView {
  token: string;
  url: string;
}
