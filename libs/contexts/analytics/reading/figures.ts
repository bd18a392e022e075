import type { Attained, Durations, Figures, ServiceLevelFormula } from '#protocol';
import { jain, type Share } from './domain/fairness';
import { type Histogram, quantile } from '../rollup/domain/histogram';
import { abandonmentRate, type Answering, serviceLevel, share } from './domain/service-level';
import type { Spent } from '../rollup/agent-time';
import type { Measure, ROLLED_COUNTS } from '../rollup/sums-by-quarter';

export type Counts = Record<(typeof ROLLED_COUNTS)[number], number>;
export type Measured = Partial<Record<Measure, Histogram>>;

export interface ServiceLevelAsked {
  withinSeconds: number;
  formula: ServiceLevelFormula;
}

/** Time of the agents: its sums, and the shares of the agents for fairness. */
export interface AgentsTime extends Spent {
  shares: Share[];
}

const SCORES = [1, 2, 3, 4, 5] as const;

export function answeringOf(counts: Counts): Answering {
  return {
    answered: counts.answered,
    answeredWithin: counts.answered_within,
    abandoned: counts.abandoned,
    abandonedWithin: counts.abandoned_within,
    abandonedShort: counts.abandoned_short,
  };
}

export function durationsOf(histogram: Histogram | undefined): Durations {
  if (histogram === undefined) return { count: 0, mean: null, p50: null, p90: null, p99: null };
  const at = (part: number): number | null => seconds(quantile(histogram, part));
  return { count: histogram.count, mean: seconds(histogram.total / histogram.count), p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}

export function ratingOf(counts: Counts): Figures['rating'] {
  const distribution = Object.fromEntries(SCORES.map((score) => [score, counts[`rated_${score}`]])) as Figures['rating']['distribution'];
  const count = SCORES.reduce((sum, score) => sum + distribution[score], 0);
  return {
    mean: share(
      SCORES.reduce<number>((sum, score) => sum + score * distribution[score], 0),
      count,
    ),
    count,
    distribution,
  };
}

/** The metrics of docs/metrics.md, from sums. Without `time`, the metrics of agents' time are null. */
export function figuresOf(counts: Counts, measured: Measured, asked: ServiceLevelAsked, time?: AgentsTime): Figures {
  const answering = answeringOf(counts);
  return {
    chats: {
      started: counts.started,
      answered: counts.answered,
      abandoned: counts.abandoned,
      shortAbandoned: counts.abandoned_short,
      closed: counts.closed,
    },
    waitSeconds: durationsOf(measured.wait),
    firstResponseSeconds: durationsOf(measured.firstResponse),
    responseSeconds: durationsOf(measured.response),
    handleSeconds: durationsOf(measured.handle),
    heldSeconds: durationsOf(measured.held),
    resolutionRate: share(counts.resolved, counts.verdicts),
    firstContactResolutionRate: share(counts.resolved_once, counts.verdicts),
    abandonmentRate: abandonmentRate(answering),
    silentAbandoned: counts.silent,
    serviceLevel: { withinSeconds: asked.withinSeconds, rate: serviceLevel(asked.formula, answering), formula: asked.formula },
    rating: ratingOf(counts),
    transfers: { count: counts.transfers, perChat: share(counts.transfers, counts.handled) },
    messages: { agent: counts.agent_messages, customer: counts.customer_messages },
    ...timeOf(counts, time),
    fairness: { jain: time ? jain(time.shares) : null, offers: counts.offers, refusals: counts.refusals },
    attainment: attainmentOf(counts),
    estimates: { within: counts.estimates_kept, count: counts.estimates },
  };
}

export function attainmentOf(counts: Counts): Figures['attainment'] {
  return {
    firstResponse: attained(counts.first_targets_met, counts.first_targets),
    reply: attained(counts.reply_targets_met, counts.reply_targets),
  };
}

const attained = (met: number, count: number): Attained => ({ met, count, rate: share(met, count) });

function timeOf(
  { handled }: Counts,
  time?: AgentsTime,
): Pick<Figures, 'agentHandleSeconds' | 'occupancy' | 'utilisation' | 'onlineSeconds'> {
  if (!time) return { agentHandleSeconds: null, occupancy: null, utilisation: null, onlineSeconds: null };
  return {
    agentHandleSeconds: share(time.handling_ms / 1000, handled),
    occupancy: share(time.occupied_ms, time.online_ms),
    utilisation: share(time.seats_taken_ms, time.seats_ms),
    onlineSeconds: time.online_ms / 1000,
  };
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms) / 1000;
}
