import { levelOf, type AgentLoad } from './agent-load';
import type { SkillNeeds } from './waiting-chat';

/**
 * One named view of who is the better choice, as a score from 0 to 1; the higher is better. Only eligible agents are scored.
 * Law: an agent who was just given a chat is never scored higher than before; the planner counts on it.
 */
export interface Ranking {
  readonly name: string;
  /** The smallest difference between two scores that matters; it keeps the rankings apart within the sum. */
  readonly step: number;
  score(agent: AgentLoad, needs: SkillNeeds, now: Date): number;
}

export interface Policy {
  readonly name: string;
  /** Moves with every change of meaning, so that an old decision can be read by the rules of its day. */
  readonly version: number;
  /** The first that tells two agents apart decides; if none does, the lower agent id. */
  readonly rank: readonly Ranking[];
  /** How long a wait counts as one level of priority; null: waiting never changes the priority. */
  readonly priorityAgingSeconds: number | null;
  /** How long a chat is not offered again to an agent who turned it down, even when nobody else is left. */
  readonly declineCooldownSeconds: number;
}

const highestLevel = 5;
const halfRestedMs = 60 * 60 * 1000;

/** Levels above what was asked, over required and met preferred skills, and how many preferred skills are met. */
function fitOf(agent: AgentLoad, { required, preferred }: SkillNeeds): { met: number; spare: number } {
  let met = 0;
  let spare = 0;
  for (const { name, minLevel } of required) spare += Math.min(highestLevel, levelOf(agent, name)) - minLevel;
  for (const { name, minLevel } of preferred) {
    const level = Math.min(highestLevel, levelOf(agent, name));
    if (level < minLevel) continue;
    met++;
    spare += level - minLevel;
  }
  return { met, spare };
}

/** 1: no level more than was asked. */
function thriftOf(spare: number, { required, preferred }: SkillNeeds): number {
  return 1 - spare / ((required.length + preferred.length) * (highestLevel - 1) + 1);
}

/** The share of the preferred skills that the agent has. The step tells up to 100 of them apart. */
export const preferredSkills: Ranking = {
  name: 'preferredSkills',
  step: 1e-2,
  score: (agent, needs) => (needs.preferred.length === 0 ? 1 : fitOf(agent, needs).met / needs.preferred.length),
};

/**
 * The fewest levels above what was asked, so that of two agents with the same load the expert stays free for those who
 * need one. Skills nobody asked for play no part. 1: exactly the levels asked.
 */
export const fewestSpareLevels: Ranking = {
  name: 'fewestSpareLevels',
  step: 1e-3,
  score: (agent, needs) => thriftOf(fitOf(agent, needs).spare, needs),
};

/**
 * The first version of the policy put thrift before load: more of the preferred skills, then the fewest spare levels,
 * both in one score. An expert idled beside a full agent with just the level asked.
 */
export const skillFit: Ranking = {
  name: 'skillFit',
  step: 1e-4,
  score(agent, needs) {
    const { met, spare } = fitOf(agent, needs);
    return (met + thriftOf(spare, needs)) / (needs.preferred.length + 1);
  },
};

/** The share of the agent's own limit that is free. The step tells limits of up to 1,000 chats apart. */
export const lowestLoadRatio: Ranking = {
  name: 'lowestLoadRatio',
  step: 1e-6,
  score: ({ activeChats, maxConcurrentChats }) => 1 - activeChats / maxConcurrentChats,
};

/** 0: assigned this moment, ½: an hour ago, 1: never. */
export const longestSinceLastAssignment: Ranking = {
  name: 'longestSinceLastAssignment',
  step: 1e-12,
  score({ lastAssignedAt }, _needs, now) {
    if (!lastAssignedAt) return 1;
    const restedMs = Math.max(0, now.getTime() - lastAssignedAt.getTime());
    return restedMs / (restedMs + halfRestedMs);
  },
};

/** Every ranking by its name, as policies are kept. */
export const rankings: Readonly<Record<string, Ranking>> = Object.fromEntries(
  [preferredSkills, lowestLoadRatio, fewestSpareLevels, longestSinceLastAssignment, skillFit].map((each) => [each.name, each]),
);

const untilSettingsSay = { priorityAgingSeconds: null, declineCooldownSeconds: 30 };

/** The policy until load came before thrift; decisions of that time are explained by it. */
export const firstPolicy: Policy = {
  name: 'skill-fit-then-load',
  version: 1,
  rank: [skillFit, lowestLoadRatio, longestSinceLastAssignment],
  ...untilSettingsSay,
};

/** The policy of today, for agents who have what is required. */
export const defaultPolicy: Policy = {
  name: 'preferred-then-load-then-thrift',
  version: 2,
  rank: [preferredSkills, lowestLoadRatio, fewestSpareLevels, longestSinceLastAssignment],
  ...untilSettingsSay,
};

/** An agent with its scores, one for each ranking of the policy. */
export interface RankedAgent {
  readonly agent: AgentLoad;
  readonly scores: readonly number[];
}

export function rankedAgent(agent: AgentLoad, needs: SkillNeeds, policy: Policy, now: Date): RankedAgent {
  return { agent, scores: policy.rank.map((ranking) => ranking.score(agent, needs, now)) };
}

/** The better choice first: the first score that differs decides, then the agent's id. */
export function betterFirst(a: RankedAgent, b: RankedAgent): number {
  for (let at = 0; at < a.scores.length; at++) {
    const difference = b.scores[at]! - a.scores[at]!;
    if (difference !== 0) return difference;
  }
  return a.agent.agentId < b.agent.agentId ? -1 : a.agent.agentId > b.agent.agentId ? 1 : 0;
}

/** The scores as one number: whoever is chosen has the highest. Each ranking weighs less than a step of the one before. */
export function scoreOf({ scores }: RankedAgent, policy: Policy): number {
  let weight = 1;
  let score = 0;
  policy.rank.forEach(({ step }, at) => {
    score += weight * scores[at]!;
    weight *= step;
  });
  return score;
}
