import { isPresent, type Priority } from '#words';
import type { AgentLoad } from './agent-load';

export interface SkillNeed {
  readonly name: string;
  /** 1–5 */
  readonly minLevel: number;
  /** Whether only agents with the skill fit; false: the skill is preferred, and binds for `relaxAfterSeconds` at most. */
  readonly required: boolean;
  /** Seconds for which a preferred skill binds, if any present agent has it; null or absent: it does not bind. */
  readonly relaxAfterSeconds?: number | null;
}

export interface WaitingChat {
  readonly chatId: string;
  readonly priority: Priority;
  /** When the customer began to wait; a chat that comes back to the queue keeps this moment. */
  readonly queuedAt: Date;
  readonly skills: readonly SkillNeed[];
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

/** Needs of a chat at one moment: the skills that bind, and those that only shape the choice. */
export interface SkillNeeds {
  readonly required: readonly SkillNeed[];
  readonly preferred: readonly SkillNeed[];
}

/** Whether a present agent has the skill at the level. */
export type IsPresent = (need: SkillNeed) => boolean;

/** Index of the best level of each skill among agents who are online or busy. */
export function presentSkills(agents: readonly AgentLoad[]): IsPresent {
  const best = new Map<string, number>();
  for (const { status, skills, maxConcurrentChats } of agents) {
    if (!isPresent(status) || maxConcurrentChats === 0) continue;
    for (const { name, level } of skills) best.set(name, Math.max(level, best.get(name) ?? 0));
  }
  return ({ name, minLevel }) => (best.get(name) ?? 0) >= minLevel;
}

/**
 * The needs of a chat as of `now`. A required skill always binds. A preferred skill binds until its time is up, and not at all when no present
 * agent has it; otherwise it only shapes the choice.
 */
export function needsOf(chat: WaitingChat, now: Date, isPresent: IsPresent): SkillNeeds {
  const waitedMs = now.getTime() - chat.queuedAt.getTime();
  const binds = (need: SkillNeed) =>
    need.required || (need.relaxAfterSeconds != null && waitedMs < need.relaxAfterSeconds * 1000 && isPresent(need));
  return { required: chat.skills.filter(binds), preferred: chat.skills.filter((need) => !binds(need)) };
}

/** Signature of needs, equal for equal needs in any order, so that chats with the same needs share their candidates. */
export function signatureOf({ required, preferred }: SkillNeeds): string {
  if (required.length + preferred.length === 0) return '';
  const written = (needs: readonly SkillNeed[]) => needs.map(({ name, minLevel }) => JSON.stringify([name, minLevel])).sort();
  return `${written(required).join()}|${written(preferred).join()}`;
}
