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
  /** Seats taken, by active chats, open offers, and closed chats that are wrapped up: each takes as many as it weighs. */
  readonly activeChats: number;
  /** The limit of `activeChats`; 0: the agent gets no chats. */
  readonly maxConcurrentChats: number;
  /** When the agent last got a chat; null: never. */
  readonly lastAssignedAt: Date | null;
  /** Routing gives the agent no chat before; null or absent: whenever there is a free seat. */
  readonly nextChatAt?: Date | null;
  readonly skills: readonly Skill[];
  /** The teams that the agent is a member of; absent: none. */
  readonly teamIds?: readonly string[];
  /** A chat that waits until the agent has room for it; until then the agent gets none that is served after it. */
  readonly reservedFor?: string;
}

/** The level of the agent in a skill, 1–5; 0 without the skill. */
export function levelOf(agent: AgentLoad, skill: string): number {
  for (const { name, level } of agent.skills) if (name === skill) return level;
  return 0;
}

export function freeSeats({ activeChats, maxConcurrentChats }: AgentLoad): number {
  return Math.max(0, maxConcurrentChats - activeChats);
}

/** The seats that a chat takes of the agent: its weight, or all seats where there are fewer, or nobody could ever take it. */
export function seatsFor(weight: number, { maxConcurrentChats }: AgentLoad): number {
  return Math.max(1, Math.min(weight, maxConcurrentChats));
}

export function hasRoomFor(weight: number, agent: AgentLoad): boolean {
  return agent.activeChats + seatsFor(weight, agent) <= agent.maxConcurrentChats;
}

/** The load of the agent with one chat more, after which it gets no other for so long. */
export function withOneMore(agent: AgentLoad, weight: number, now: Date, breathingSeconds: number): AgentLoad {
  const nextChatAt = breathingSeconds > 0 ? new Date(now.getTime() + breathingSeconds * 1000) : null;
  return { ...agent, activeChats: agent.activeChats + seatsFor(weight, agent), lastAssignedAt: now, nextChatAt };
}
