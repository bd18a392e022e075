import type { AgentStatus } from '#words';

export interface Skill {
  readonly name: string;
  /** 1–5 */
  readonly level: number;
}

/** An agent as routing sees it: here or not, how full, how able. */
export interface Seat {
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
export function levelOf(seat: Seat, skill: string): number {
  for (const { name, level } of seat.skills) if (name === skill) return level;
  return 0;
}

/** The seat once its agent has one chat more. */
export function withOneMore(seat: Seat, now: Date): Seat {
  return { ...seat, activeChats: seat.activeChats + 1, lastAssignedAt: now };
}
