import { weightOf } from '#routing/planner';
import { erlangA } from './erlang-a';
import { erlangC } from './erlang-c';
import type { Scenario } from './scenario';

/** Prediction of a formula for a scenario, to compare with the simulation. */
export interface Theory {
  readonly formula: 'Erlang C' | 'Erlang A';
  readonly waiting: number;
  readonly meanWaitSeconds: number;
  readonly serviceLevel?: number;
  readonly abandonment: number;
}

/**
 * Returns the prediction of the matching formula: for one stream with Poisson arrivals and no skills, team, weight, wrap-up or breathing space, exponential times,
 * and agents who are always present. Which agent a seat belongs to then makes no difference. Undefined for other scenarios, or when the queue would grow
 * without bound.
 */
export function theoryOf({ streams, agents, chatWeights, policy, serviceLevelSeconds }: Scenario): Theory | undefined {
  const [stream, ...others] = streams;
  if (!stream || others.length > 0 || stream.skills.length > 0 || agents.some(({ shifts }) => shifts)) return undefined;
  const { arrivals, handling, patience } = stream;
  if (policy.breathingSeconds || stream.teamId !== null || stream.wrapUp || weightOf(stream, chatWeights) > 1) return undefined;
  if (!('perHour' in arrivals) || handling.kind !== 'exponential') return undefined;
  const seats = agents.reduce((sum, { maxConcurrentChats }) => sum + maxConcurrentChats, 0);
  const load = (arrivals.perHour / 3600) * handling.meanSeconds;
  if (patience?.kind === 'exponential') {
    return { formula: 'Erlang A', ...erlangA(load, seats, handling.meanSeconds, patience.meanSeconds) };
  }
  const c = patience ? undefined : erlangC(load, seats, handling.meanSeconds);
  return (
    c && {
      formula: 'Erlang C',
      waiting: c.waiting,
      meanWaitSeconds: c.asaSeconds,
      serviceLevel: c.serviceLevel(serviceLevelSeconds),
      abandonment: 0,
    }
  );
}
