import { levelOf, type AgentLoad } from './agent-load';
import type { QueueRules } from './queue-order';
import type { Needs } from './waiting-chat';

/**
 * Ranking: a score of an eligible agent from 0 to 1, the higher the better.
 * Law: the score of an agent never rises with a chat more; `Candidates` relies on it.
 */
export interface Ranking {
  readonly name: string;
  /** The smallest difference of two scores that counts. It separates the rankings in the score that is shown. */
  readonly step: number;
  score(agent: AgentLoad, needs: Needs, now: Date): number;
}

export interface Policy extends QueueRules {
  readonly name: string;
  /** Number of the version, one more with every change of meaning, because decisions are explained by the version that made them. */
  readonly version: number;
  /** The rankings in their order: the first whose scores of two agents differ decides; without one, the lower agent id. */
  readonly rank: readonly Ranking[];
  /** Seconds for which an agent who turned a chat down does not get it, even when no other agent is left. */
  readonly declineCooldownSeconds: number;
  /** Seconds for which a chat that comes back from hold is kept for its agent while that agent is here; absent: as long as it is here. */
  readonly keptForItsAgentSeconds?: number;
  /** Seconds for which an agent who got a chat gets no other; absent: none. */
  readonly breathingSeconds?: number;
}

const highestLevel = 5;
const halfRestedMs = 60 * 60 * 1000;

/** Levels above those asked for, summed over the required and the met preferred skills; and the number of met preferred skills. */
function fitOf(agent: AgentLoad, { required, preferred }: Needs): { met: number; spare: number } {
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

/** Score of spare levels: 1 without any. */
function thriftOf(spare: number, { required, preferred }: Needs): number {
  return 1 - spare / ((required.length + preferred.length) * (highestLevel - 1) + 1);
}

/** Ranking by the share of the preferred skills that the agent has. The step separates up to 100 skills. */
export const preferredSkills: Ranking = {
  name: 'preferredSkills',
  step: 1e-2,
  score: (agent, needs) => (needs.preferred.length === 0 ? 1 : fitOf(agent, needs).met / needs.preferred.length),
};

/**
 * Ranking by the fewest levels above those asked for, so that of two agents with the same load the expert stays free for chats that need one.
 * Skills that the chat does not ask for do not count. 1: exactly the levels asked for.
 */
export const fewestSpareLevels: Ranking = {
  name: 'fewestSpareLevels',
  step: 1e-3,
  score: (agent, needs) => thriftOf(fitOf(agent, needs).spare, needs),
};

/**
 * Ranking of the first policy: preferred skills, then the fewest spare levels, in one score that came before the load. By it an expert idled
 * beside a loaded agent who had exactly the level asked for.
 */
export const skillFit: Ranking = {
  name: 'skillFit',
  step: 1e-4,
  score(agent, needs) {
    const { met, spare } = fitOf(agent, needs);
    return (met + thriftOf(spare, needs)) / (needs.preferred.length + 1);
  },
};

/** Ranking by the free share of the agent's limit. The step separates limits of up to 1,000 chats. */
export const lowestLoadRatio: Ranking = {
  name: 'lowestLoadRatio',
  step: 1e-6,
  score: ({ activeChats, maxConcurrentChats }) => 1 - activeChats / maxConcurrentChats,
};

/** Ranking by the time since the last assignment. 0: this moment, ½: an hour ago, 1: never. */
export const longestSinceLastAssignment: Ranking = {
  name: 'longestSinceLastAssignment',
  step: 1e-12,
  score({ lastAssignedAt }, _needs, now) {
    if (!lastAssignedAt) return 1;
    const restedMs = Math.max(0, now.getTime() - lastAssignedAt.getTime());
    return restedMs / (restedMs + halfRestedMs);
  },
};

/** Rankings by the names that stored policies have. */
export const rankings: Readonly<Record<string, Ranking>> = Object.fromEntries(
  [preferredSkills, lowestLoadRatio, fewestSpareLevels, longestSinceLastAssignment, skillFit].map((each) => [each.name, each]),
);

const untilSettingsSay = { queueOrder: 'priority', priorityAgingSeconds: null, declineCooldownSeconds: 30 } as const;

/** The first policy, kept because decisions of its time are explained by it. */
export const firstPolicy: Policy = {
  name: 'skill-fit-then-load',
  version: 1,
  rank: [skillFit, lowestLoadRatio, longestSinceLastAssignment],
  ...untilSettingsSay,
};

/** The current policy, for agents who have the required skills. */
export const defaultPolicy: Policy = {
  name: 'preferred-then-load-then-thrift',
  version: 2,
  rank: [preferredSkills, lowestLoadRatio, fewestSpareLevels, longestSinceLastAssignment],
  ...untilSettingsSay,
};

/** Agent with its scores, one for each ranking of the policy. */
export interface RankedAgent {
  readonly agent: AgentLoad;
  /** Whether the agent had the last chat of the customer, which goes before all rankings. */
  readonly isLast?: boolean;
  readonly scores: readonly number[];
}

export function rankedAgent(agent: AgentLoad, needs: Needs, policy: Policy, now: Date): RankedAgent {
  return { agent, scores: policy.rank.map((ranking) => ranking.score(agent, needs, now)) };
}

/** Order of agents, best first: the last agent of the customer, then the first score that differs, then the id. */
export function betterFirst(a: RankedAgent, b: RankedAgent): number {
  if (Boolean(a.isLast) !== Boolean(b.isLast)) return a.isLast ? -1 : 1;
  for (let at = 0; at < a.scores.length; at++) {
    const difference = b.scores[at]! - a.scores[at]!;
    if (difference !== 0) return difference;
  }
  return a.agent.agentId < b.agent.agentId ? -1 : a.agent.agentId > b.agent.agentId ? 1 : 0;
}

/** The scores as one number, in the same order: all later rankings together weigh less than a step of the one before. Only that of a last agent is above 2. */
export function scoreOf({ scores, isLast }: RankedAgent, policy: Policy): number {
  let weight = 1;
  let score = isLast ? 2 : 0;
  policy.rank.forEach(({ step }, at) => {
    score += weight * scores[at]!;
    weight *= step;
  });
  return score;
}
