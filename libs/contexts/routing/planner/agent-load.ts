import type { AgentStatus } from '#words';

export interface Skill {
  readonly name: string;
  /** 1–5 */
  readonly level: number;
}

/** Load of an agent, as the planner reads it: status, taken seats, limit and skills. */
export interface AgentLoad {
  readonly agentId: string;
  readonly status: AgentStatus;
  /** Seats taken: active chats and open offers. */
  readonly activeChats: number;
  /** The limit of `activeChats`; 0: the agent gets no chats. */
  readonly maxConcurrentChats: number;
  /** When the agent last got a chat; null: never. */
  readonly lastAssignedAt: Date | null;
  readonly skills: readonly Skill[];
  /** The teams that the agent is a member of; absent: none. */
  readonly teamIds?: readonly string[];
}

/** The level of the agent in a skill, 1–5; 0 without the skill. */
export function levelOf(agent: AgentLoad, skill: string): number {
  for (const { name, level } of agent.skills) if (name === skill) return level;
  return 0;
}

/** The load of the agent with one chat more. */
export function withOneMore(agent: AgentLoad, now: Date): AgentLoad {
  return { ...agent, activeChats: agent.activeChats + 1, lastAssignedAt: now };
}
