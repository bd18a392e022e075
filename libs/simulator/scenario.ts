import type { Deadlines } from '#chats/deadlines';
import type { ChatWeightSetting } from '#protocol';
import type { Policy, Skill, SkillNeed, TeamLoad } from '#routing/planner';
import type { Priority } from '#words';
import type { Distribution } from './distributions';

/** Given times of arrival, and of each chat the index of the agent who is first to get it, having had its customer last; -1: nobody is. */
export interface Observed {
  readonly atSeconds: readonly number[];
  readonly lastAgents: readonly number[];
}

/** Stream: chats of one kind. */
export interface Stream {
  readonly name: string;
  /** A Poisson process, or given times of arrival. */
  readonly arrivals: { readonly perHour: number } | Observed;
  readonly priority: Priority;
  readonly skills: readonly SkillNeed[];
  /** The team that the chats are for; null: anybody may have them. */
  readonly teamId: string | null;
  readonly handling: Distribution;
  /** How long the seats stay taken after the handling; null means not at all. */
  readonly wrapUp: Distribution | null;
  /** How long customers wait before they leave; null means for ever. */
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
  readonly teamIds: readonly string[];
  /** Times at which the agent is online, in order and without overlap; null means always. */
  readonly shifts: readonly Shift[] | null;
}

/** Scenario: everything that a run depends on. The same scenario always has the same outcome. */
export interface Scenario {
  readonly name: string;
  readonly seed: string;
  /** Seconds during which chats arrive; those present at the end are still finished. */
  readonly seconds: number;
  /** Seconds at the start that are not measured, until the queue has reached its usual length. */
  readonly warmUpSeconds: number;
  /** Service level threshold: a chat answered within this time counts as answered in time. */
  readonly serviceLevelSeconds: number;
  readonly policy: Policy;
  /** By when chats are due, for the order by due time. */
  readonly deadlines: Deadlines;
  readonly chatWeights: readonly ChatWeightSetting[];
  /** Teams that have a limit or an overflow; of others agents and streams name all that there is. */
  readonly teams: readonly TeamLoad[];
  readonly streams: readonly Stream[];
  readonly agents: readonly SimulatedAgent[];
}
