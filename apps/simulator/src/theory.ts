import { erlangA } from './erlang-a';
import { erlangC } from './erlang-c';
import type { Scenario } from './scenario';

/** What a formula says about a scenario; to hold against what was simulated. */
export interface Theory {
  readonly formula: 'Erlang C' | 'Erlang A';
  readonly waiting: number;
  readonly meanWaitSeconds: number;
  readonly serviceLevel?: number;
  readonly abandonment: number;
}

/**
 * The formula that fits: one kind of chats that come by chance and ask for no skill, exponential times, agents who are always there.
 * Then a seat is a seat, whoever's it is. Otherwise, or when the queue would grow for ever, undefined.
 */
export function theoryOf({ streams, agents, serviceLevelSeconds }: Scenario): Theory | undefined {
  const [stream, ...others] = streams;
  if (!stream || others.length > 0 || stream.skills.length > 0 || agents.some(({ shifts }) => shifts)) return undefined;
  const { arrivals, handling, patience } = stream;
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
