import type { AgentStatus } from '#words';

export interface Skill {
  readonly name: string;
  /** 1–5 */
  readonly level: number;
}

/** The load of an agent as routing sees it: the status, the seats taken and the limit, and the skills. */
export interface AgentLoad {
  readonly agentId: string;
  readonly status: AgentStatus;
  /** Chats held now; an open offer counts as one. */
  readonly activeChats: number;
  /** 0: no chats. */
  readonly maxConcurrentChats: number;
  /** null: never assigned a chat. */
  readonly lastAssignedAt: Date | null;
  readonly skills: readonly Skill[];
}

/** 0: the agent does not have the skill. */
export function levelOf(agent: AgentLoad, skill: string): number {
  for (const { name, level } of agent.skills) if (name === skill) return level;
  return 0;
}

/** The agent once it has one chat more. */
export function withOneMore(agent: AgentLoad, now: Date): AgentLoad {
  return { ...agent, activeChats: agent.activeChats + 1, lastAssignedAt: now };
}
