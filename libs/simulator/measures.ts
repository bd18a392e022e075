import { levelOf, TeamLoads } from '#routing/planner';
import { batchMeans, type Estimate } from './batch-means';
import { type Desk, overlap } from './desk';
import { jain } from './jain';
import type { Scenario, Stream } from './scenario';
import type { SimulatedChat } from './simulated-chat';
import type { Outcome } from './simulation';
import { measureWaits, type WaitMeasures } from './waits';

/** Measures over all chats, or over those that asked for one skill and the agents who can take them. */
export interface Measures extends WaitMeasures {
  readonly agents: number;
  /** Fraction of the agents' seats that were taken while they were present, by whatever chats and by wrapping them up. */
  readonly occupancy: number | null;
  /** Fraction of their time in which the agents had at least one seat taken. */
  readonly busy: number | null;
  /** Jain's index of the time for which these chats took seats of each agent, per seat: 1 is even. */
  readonly fairness: number | null;
}

export interface Result {
  readonly all: Measures;
  /** By skill. A chat that asks for two skills counts for both, one that asks for none for `(none)`. */
  readonly skills: Readonly<Record<string, Measures>>;
  /** Estimates with standard errors of the measures over all chats; absent when there were too few chats. */
  readonly errors: Partial<Record<'serviceLevel' | 'asaSeconds' | 'meanWaitSeconds' | 'abandonment' | 'waiting', Estimate>>;
}

export const NO_SKILL = '(none)';

/** Measures the outcome of a run, without the chats that arrived during the warm-up. */
export function measure(scenario: Scenario, outcome: Outcome): Result {
  const chats = outcome.chats.filter(({ arrivedAt }) => arrivedAt >= scenario.warmUpSeconds);
  const skillsOf = ({ skills }: Stream) => (skills.length === 0 ? [NO_SKILL] : skills.map(({ name }) => name));
  const names = [...new Set(scenario.streams.flatMap(skillsOf))].sort();
  const skills = names.map((name): [string, Measures] => {
    const streams = scenario.streams.map((stream) => skillsOf(stream).includes(name));
    return [name, measureSome(streams, chats, outcome.desks, scenario)];
  });
  const all = measureSome(
    scenario.streams.map(() => true),
    chats,
    outcome.desks,
    scenario,
  );
  return { all, skills: Object.fromEntries(skills), errors: errorsOf(chats, scenario.serviceLevelSeconds) };
}

function measureSome(isIncluded: boolean[], all: SimulatedChat[], desks: readonly Desk[], scenario: Scenario): Measures {
  const streams = scenario.streams.filter((_, at) => isIncluded[at]);
  const chats = all.filter(({ stream }) => isIncluded[stream]);
  const teams = new TeamLoads(scenario.teams);
  const able = desks.flatMap((desk, at) => (desk.seatSeconds > 0 && canTakeAny(desk, streams, teams) ? [at] : []));
  const seatSeconds = sum(able, (at) => desks[at]!.seatSeconds);
  const presentSeconds = sum(able, (at) => desks[at]!.seatSeconds / desks[at]!.load.maxConcurrentChats);
  const given = timeGiven(chats, scenario);
  return {
    ...measureWaits(chats, scenario.serviceLevelSeconds),
    agents: able.length,
    occupancy: seatSeconds === 0 ? null : sum(able, (at) => desks[at]!.takenSeconds) / seatSeconds,
    busy: presentSeconds === 0 ? null : sum(able, (at) => desks[at]!.busySeconds) / presentSeconds,
    fairness: jain(able.map((at) => (given.get(at) ?? 0) / desks[at]!.seatSeconds)),
  };
}

const [BEFORE_ALL, AFTER_ALL] = [new Date(0), new Date(8.64e15)];

function canTakeAny({ load }: Desk, streams: readonly Stream[], teams: TeamLoads): boolean {
  return streams.some(({ skills, teamId }) => {
    const openTo = teams.openTo({ queuedAt: BEFORE_ALL, teamId }, AFTER_ALL);
    const isMember = openTo === null || openTo.some((each) => load.teamIds.includes(each));
    return isMember && skills.every(({ name, minLevel, required }) => !required || levelOf(load, name) >= minLevel);
  });
}

/** Sums the seconds for which each agent had seats taken by these chats within the measured window. */
function timeGiven(chats: readonly SimulatedChat[], { warmUpSeconds, seconds }: Scenario): Map<number, number> {
  const window = { fromSeconds: warmUpSeconds, toSeconds: seconds };
  const given = new Map<number, number>();
  for (const { fate, agent, seats, arrivedAt, waitedSeconds, handlingSeconds, wrapUpSeconds } of chats) {
    if (fate !== 'answered') continue;
    const from = arrivedAt + waitedSeconds;
    given.set(agent, (given.get(agent) ?? 0) + seats * overlap(window, from, from + handlingSeconds + wrapUpSeconds));
  }
  return given;
}

function errorsOf(chats: readonly SimulatedChat[], serviceLevelSeconds: number): Result['errors'] {
  const of = (measured: (chat: SimulatedChat) => number | boolean, which = chats) =>
    batchMeans(which.map((chat) => Number(measured(chat))));
  const answered = chats.filter(({ fate }) => fate === 'answered');
  return {
    serviceLevel: of(({ fate, waitedSeconds }) => fate === 'answered' && waitedSeconds <= serviceLevelSeconds),
    asaSeconds: of(({ waitedSeconds }) => waitedSeconds, answered),
    meanWaitSeconds: of(({ waitedSeconds }) => waitedSeconds),
    abandonment: of(({ fate }) => fate === 'abandoned'),
    waiting: of(({ waitedSeconds }) => waitedSeconds > 0),
  };
}

function sum(places: readonly number[], of: (at: number) => number): number {
  return places.reduce((total, at) => total + of(at), 0);
}
