import type { ChatWeightSetting } from '#protocol';
import { isPresent, type Priority } from '#words';
import type { AgentLoad } from './agent-load';
import type { TeamLoads } from './team-loads';

export interface SkillNeed {
  readonly name: string;
  /** 1–5 */
  readonly minLevel: number;
  /** Whether only agents with the skill fit; false: the skill is preferred, and binds for `relaxAfterSeconds` at most. */
  readonly required: boolean;
  /** Seconds for which a preferred skill binds, if any present agent has it; null or absent: it does not bind. */
  readonly relaxAfterSeconds?: number | null;
  /** The language by which the skill is asked for; absent: it is asked for by name. */
  readonly locale?: string;
}

export interface WaitingChat {
  readonly chatId: string;
  readonly priority: Priority;
  /** How many seats of an agent it takes; absent: one. */
  readonly weight?: number;
  /** When the customer began to wait; a chat that comes back to the queue keeps this moment. */
  readonly queuedAt: Date;
  /** When the customer is to be answered at the latest; null or absent: no target binds. */
  readonly dueAt?: Date | null;
  readonly skills: readonly SkillNeed[];
  /** The agent who had the last chat of the customer, and goes before all others; null or absent: nobody does. */
  readonly lastAgentId?: string | null;
  /**
   * The agent who had the chat until its hold ended. It goes back to that agent, whatever it asks for, ahead of all chats that come to nobody;
   * null or absent: it was not on hold.
   */
  readonly returnsTo?: string | null;
  /** Whether only `returnsTo` may have the chat, because that agent is here; set by `inRound`. */
  readonly isKept?: boolean;
  /** The team that the chat is for; null or absent: anybody may have it. */
  readonly teamId?: string | null;
  /** Since when the chat waits for its team; null or absent: since `queuedAt`. */
  readonly teamSince?: Date | null;
  /** Ids of agents who gave the chat away and are passed over until another agent has had it. */
  readonly excludedAgentIds: readonly string[];
  /** Ids of agents who declined the chat or let its offer expire in this round. */
  readonly declinedBy?: readonly string[];
  /** By agent id, when (RFC 3339) the agent last gave the chat away, declined it or let its offer expire, since an agent last had it. */
  readonly turnedDownAt?: Readonly<Record<string, string>>;
  /** By agent id, when (RFC 3339) the cool-down after turning the chat down ends; set by `inRound`. */
  readonly coolsUntil?: Readonly<Record<string, string>>;
  /** Whether all present agents who could ever take the chat turned it down, so that only the cool-down keeps it from them; set by `inRound`. */
  readonly nobodyElse?: boolean;
}

/** Needs of a chat at one moment: the skills that bind, those that only shape the choice, and the teams whose members may have it. */
export interface Needs {
  readonly required: readonly SkillNeed[];
  readonly preferred: readonly SkillNeed[];
  /** Null: anybody may have the chat. */
  readonly teamIds: readonly string[] | null;
  /** How many seats the chat takes. */
  readonly weight: number;
}

/** Whether a present agent, of any of these teams if some are given, has the skill at the level. */
export type IsPresent = (need: SkillNeed, teamIds: readonly string[] | null) => boolean;

/** What the needs of chats depend on at one moment. */
export interface Moment {
  readonly now: Date;
  readonly isPresent: IsPresent;
  readonly teams: TeamLoads;
}

export function momentOf(agents: readonly AgentLoad[], teams: TeamLoads, now: Date): Moment {
  return { now, isPresent: presentSkills(agents), teams };
}

const everybody = '';

/** Index of the best level of each skill among agents who are online or busy, of each team and of all. */
export function presentSkills(agents: readonly AgentLoad[]): IsPresent {
  const best = new Map<string, Map<string, number>>();
  for (const { status, skills, maxConcurrentChats, teamIds = [] } of agents) {
    if (!isPresent(status) || maxConcurrentChats === 0) continue;
    for (const team of [everybody, ...teamIds]) {
      const levels = best.get(team) ?? new Map<string, number>();
      for (const { name, level } of skills) levels.set(name, Math.max(level, levels.get(name) ?? 0));
      best.set(team, levels);
    }
  }
  return ({ name, minLevel }, teamIds) => (teamIds ?? [everybody]).some((team) => (best.get(team)?.get(name) ?? 0) >= minLevel);
}

/**
 * The needs of a chat at a moment. A required skill always binds. A preferred skill binds until its time is up, and not at all when no present
 * agent has it; otherwise it only shapes the choice.
 */
export function needsOf(chat: WaitingChat, { now, isPresent, teams }: Moment): Needs {
  const teamIds = teams.openTo(chat, now);
  const waitedMs = now.getTime() - chat.queuedAt.getTime();
  const binds = (need: SkillNeed) =>
    need.required || (need.relaxAfterSeconds != null && waitedMs < need.relaxAfterSeconds * 1000 && isPresent(need, teamIds));
  return { required: chat.skills.filter(binds), preferred: chat.skills.filter((need) => !binds(need)), teamIds, weight: chat.weight ?? 1 };
}

/** Signature of needs, equal for equal needs in any order, so that chats with the same needs share their candidates. */
export function signatureOf({ required, preferred, teamIds, weight }: Needs): string {
  const others = `${teamIds ? teamIds.join() : ''}|${weight}`;
  if (required.length + preferred.length === 0) return others;
  const written = (needs: readonly SkillNeed[]) => needs.map(({ name, minLevel }) => JSON.stringify([name, minLevel])).sort();
  return `${written(required).join()}|${written(preferred).join()}|${others}`;
}

/** Weight of a chat: how many seats of its agent it takes. Of the rules that fit it the heaviest counts; without one it weighs 1. */
export function weightOf(chat: Weighed, rules: readonly ChatWeightSetting[]): number {
  return heaviestOf(rules.filter((rule) => fits(rule, chat)));
}

/** The greatest weight that a chat may have. */
export function heaviestOf(rules: readonly ChatWeightSetting[]): number {
  return Math.max(1, ...rules.map(({ weight }) => weight));
}

/** What the weight of a chat depends on. */
interface Weighed extends Pick<WaitingChat, 'priority' | 'teamId'> {
  readonly skills: readonly Pick<SkillNeed, 'name'>[];
}

function fits({ priority, skill, teamId }: ChatWeightSetting, chat: Weighed): boolean {
  return (
    (priority === undefined || priority === chat.priority) &&
    (skill === undefined || chat.skills.some(({ name }) => name === skill)) &&
    (teamId === undefined || teamId === chat.teamId)
  );
}
