import type { Policy, Skill, SkillNeed } from '#routing/planner';
import type { Priority } from '#words';
import type { Distribution } from './distributions';

/** Chats of one kind. */
export interface Stream {
  readonly name: string;
  /** By chance (Poisson), or at the very times when they came once. */
  readonly arrivals: { readonly perHour: number } | { readonly atSeconds: readonly number[] };
  readonly priority: Priority;
  readonly skills: readonly SkillNeed[];
  readonly handling: Distribution;
  /** How long customers wait before they leave; null: for ever. */
  readonly patience: Distribution | null;
}

/** In seconds since the start. */
export interface Shift {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

export interface SimulatedAgent {
  readonly id: string;
  readonly maxConcurrentChats: number;
  readonly skills: readonly Skill[];
  /** When the agent is online, in order and apart; null: always. */
  readonly shifts: readonly Shift[] | null;
}

/** All that a run depends on: the same scenario has the same outcome. */
export interface Scenario {
  readonly name: string;
  readonly seed: string;
  /** Chats come for so long; those still there then are seen through. */
  readonly seconds: number;
  /** The time at the start that does not count, until the queue is as it usually is. */
  readonly warmUpSeconds: number;
  /** Whoever is answered within this time is answered well. */
  readonly serviceLevelSeconds: number;
  readonly policy: Policy;
  readonly streams: readonly Stream[];
  readonly agents: readonly SimulatedAgent[];
}
