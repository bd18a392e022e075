import type { SimulatedFigure, SimulatedFigures, SimulationChanges, SimulationResult } from '#protocol';
import { rankings } from '#routing/planner';
import { type History, NothingToLearnFrom } from './history';
import { measure, type Measures, type Result } from './measures';
import type { Scenario, Shift, SimulatedAgent } from './scenario';
import { readScenario } from './scenario-input';
import { Simulation } from './simulation';

/** What tells two agents apart, by name. */
export const RANKING_NAMES = Object.keys(rankings);

const FIGURES = [
  'serviceLevel',
  'asaSeconds',
  'p90Seconds',
  'longestWaitSeconds',
  'abandonment',
  'answered',
  'unserved',
  'occupancy',
  'busy',
  'agents',
] as const satisfies readonly SimulatedFigure[];

const [MOST_RUNS, FEWEST_RUNS, CHATS_IN_ALL] = [20, 5, 200_000];
const HOUR = 3600;

interface Run {
  result: Result;
  /** Seconds waited by the chats that came in each hour. */
  waited: number[];
}

/**
 * Simulates a past as it was, and with what is different. Both have the same customers in each run (common random numbers), so that their
 * difference comes of what was changed.
 * @param onProgress called with the fraction done, 0–1
 */
export function whatIf(
  history: History,
  changes: SimulationChanges,
  onProgress: (done: number) => void = () => undefined,
): SimulationResult {
  if (changes.likeAgentId !== undefined && !history.agentIds.includes(changes.likeAgentId))
    throw new NothingToLearnFrom('agent_not_there', 'The agent whom the new ones are like was not there at that time.');
  const chats = history.chats.length;
  const runs = Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, Math.floor(CHATS_IN_ALL / chats)));
  const was = readScenario(history.scenario);
  const would = changed(was, history, changes);
  const pairs = Array.from({ length: runs }, (_, seed) => {
    const [before, after] = [was, would].map((scenario, which) =>
      run({ ...scenario, seed: String(seed + 1) }, (done) => onProgress((2 * seed + which + done) / (2 * runs))),
    ) as [Run, Run];
    return { before, after };
  });
  const all = (side: 'before' | 'after') => pairs.map((pair) => pair[side].result.all);
  const ofSkill = (side: 'before' | 'after', name: string) => pairs.map((pair) => pair[side].result.skills[name]!);
  return {
    chats,
    runs,
    happened: history.happened,
    before: means(all('before')),
    after: means(all('after')),
    difference: differences(all('before'), all('after')),
    skills: Object.keys(pairs[0]!.before.result.skills).map((name) => ({
      name,
      before: means(ofSkill('before', name)),
      after: means(ofSkill('after', name)),
    })),
    hours: byHour(history, was, pairs),
  };
}

function run(scenario: Scenario, onProgress: (done: number) => void): Run {
  const outcome = new Simulation(scenario).run(onProgress);
  const waited = hoursOf(scenario).map(() => 0);
  for (const { arrivedAt, waitedSeconds } of outcome.chats) waited[hourOf(arrivedAt, waited.length)]! += waitedSeconds;
  return { waited, result: measure(scenario, outcome) };
}

const hoursOf = ({ seconds }: Scenario): number[] => Array.from({ length: Math.ceil(seconds / HOUR) }, (_, hour) => hour);
const hourOf = (arrivedAt: number, hours: number): number => Math.min(hours - 1, Math.floor(arrivedAt / HOUR));

function changed(
  was: Scenario,
  { agentIds }: History,
  { addAgents = 0, likeAgentId, maxConcurrentChats, ...policy }: SimulationChanges,
): Scenario {
  const like = was.agents[agentIds.indexOf(likeAgentId ?? '')] ?? anyAgent(was);
  const added = Array.from({ length: addAgents }, (_, at) => ({ ...like, id: `one more #${at}` }));
  const agents = [...was.agents, ...added].map((agent) => ({
    ...agent,
    maxConcurrentChats: maxConcurrentChats ?? agent.maxConcurrentChats,
  }));
  const { priorityAgingSeconds = was.policy.priorityAgingSeconds, queueOrder = was.policy.queueOrder, rank } = policy;
  const ranked = rank ? { name: rank.join(', '), rank: rank.map((name) => rankings[name]!) } : {};
  return { ...was, agents, policy: { ...was.policy, ...ranked, priorityAgingSeconds, queueOrder } };
}

/** Somebody who can do everything, is in every team, has as many seats as most, and is there whenever somebody was. */
function anyAgent({ agents, streams }: Scenario): SimulatedAgent {
  const names = [
    ...new Set([...agents.flatMap(({ skills }) => skills), ...streams.flatMap(({ skills }) => skills)].map(({ name }) => name)),
  ];
  const limits = agents.map(({ maxConcurrentChats }) => maxConcurrentChats).sort((a, b) => a - b);
  const shifts = agents.every(({ shifts: each }) => each !== null) ? merged(agents.flatMap(({ shifts: each }) => each ?? [])) : null;
  return {
    id: 'one more',
    maxConcurrentChats: limits[Math.floor(limits.length / 2)]!,
    skills: names.map((name) => ({ name, level: 5 })),
    teamIds: [...new Set([...agents.flatMap(({ teamIds }) => teamIds), ...streams.flatMap(({ teamId }) => teamId ?? [])])],
    shifts,
  };
}

function merged(shifts: readonly Shift[]): Shift[] {
  const found: { fromSeconds: number; toSeconds: number }[] = [];
  for (const { fromSeconds, toSeconds } of shifts.toSorted((a, b) => a.fromSeconds - b.fromSeconds)) {
    const last = found.at(-1);
    if (last && fromSeconds <= last.toSeconds) last.toSeconds = Math.max(last.toSeconds, toSeconds);
    else found.push({ fromSeconds, toSeconds });
  }
  return found;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Null where a run has nothing to tell of it. */
function means(measures: readonly Measures[]): SimulatedFigures {
  const of = (name: SimulatedFigure): number | null => {
    const known = measures.flatMap((each) => each[name] ?? []);
    return known.length < measures.length ? null : mean(known);
  };
  return Object.fromEntries(FIGURES.map((name) => [name, of(name)])) as SimulatedFigures;
}

function differences(before: readonly Measures[], after: readonly Measures[]): SimulationResult['difference'] {
  const of = (name: SimulatedFigure): [SimulatedFigure, SimulationResult['difference'][SimulatedFigure]][] => {
    const values = before.flatMap((each, at) => {
      const [was, would] = [each[name], after[at]![name]];
      return was === null || would === null ? [] : [would - was];
    });
    if (values.length < before.length) return [];
    const middle = mean(values);
    const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
    return [[name, { mean: middle, standardError: Math.sqrt(variance / values.length) }]];
  };
  return Object.fromEntries(FIGURES.flatMap(of));
}

function byHour({ chats }: History, scenario: Scenario, pairs: readonly { before: Run; after: Run }[]): SimulationResult['hours'] {
  const hours = hoursOf(scenario).map((hour) => ({ fromSeconds: hour * HOUR, chats: 0, happened: 0 }));
  for (const { arrivedAtSeconds, waitedSeconds } of chats) {
    const hour = hours[hourOf(arrivedAtSeconds, hours.length)]!;
    hour.chats += 1;
    hour.happened += waitedSeconds;
  }
  return hours.flatMap(({ fromSeconds, chats: count, happened }, hour) => {
    if (count === 0) return [];
    const simulated = (side: 'before' | 'after'): number => mean(pairs.map((pair) => pair[side].waited[hour]!)) / count;
    return [{ fromSeconds, chats: count, happened: happened / count, before: simulated('before'), after: simulated('after') }];
  });
}
