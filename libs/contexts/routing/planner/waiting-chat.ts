import { isPresent, type Priority } from '#words';
import type { AgentLoad } from './agent-load';

export interface SkillNeed {
  readonly name: string;
  /** 1–5 */
  readonly minLevel: number;
  /** false: preferred, so it shapes the choice, and keeps the chat waiting for `relaxAfterSeconds` at most. */
  readonly required: boolean;
  /** How long a preferred skill is waited for, if anybody present has it; null or absent: not at all. */
  readonly relaxAfterSeconds?: number | null;
}

export interface WaitingChat {
  readonly chatId: string;
  readonly priority: Priority;
  /** Since when the customer waits; a chat given back to the queue keeps its age. */
  readonly queuedAt: Date;
  readonly skills: readonly SkillNeed[];
  /** Agents who gave this chat away and must not get it straight back. */
  readonly excludedAgentIds: readonly string[];
  /** Agents who declined the chat, or let its offer expire, in this round. */
  readonly declinedBy?: readonly string[];
  /** When (RFC 3339) each agent last turned the chat down, by giving it away, declining it or letting its offer expire, since an agent last had it. */
  readonly turnedDownAt?: Readonly<Record<string, string>>;
  /** When (RFC 3339) the cool-down of each agent who turned the chat down lately ends; set by `inRound`. */
  readonly coolsUntil?: Readonly<Record<string, string>>;
  /** Whether everybody who is present and could ever take the chat turned it down, so that the cool-down alone keeps it from them; set by `inRound`. */
  readonly nobodyElse?: boolean;
}

/** What a chat asks of an agent at one moment. */
export interface SkillNeeds {
  readonly required: readonly SkillNeed[];
  readonly preferred: readonly SkillNeed[];
}

/** Whether somebody who is present could ever meet a need. */
export type IsPresent = (need: SkillNeed) => boolean;

/** Knows the best level of each skill among those online or busy. */
export function presentSkills(agents: readonly AgentLoad[]): IsPresent {
  const best = new Map<string, number>();
  for (const { status, skills, maxConcurrentChats } of agents) {
    if (!isPresent(status) || maxConcurrentChats === 0) continue;
    for (const { name, level } of skills) best.set(name, Math.max(level, best.get(name) ?? 0));
  }
  return ({ name, minLevel }) => (best.get(name) ?? 0) >= minLevel;
}

/**
 * The needs of a chat as of `now`. A required skill always binds. A preferred one binds until its time is up, or not
 * at all when nobody present could ever meet it; from then on it only shapes the choice.
 */
export function needsOf(chat: WaitingChat, now: Date, isPresent: IsPresent): SkillNeeds {
  const waitedMs = now.getTime() - chat.queuedAt.getTime();
  const binds = (need: SkillNeed) =>
    need.required || (need.relaxAfterSeconds != null && waitedMs < need.relaxAfterSeconds * 1000 && isPresent(need));
  return { required: chat.skills.filter(binds), preferred: chat.skills.filter((need) => !binds(need)) };
}

/** Equal for equal needs in whatever order they were written, so that chats with the same needs share one search for agents. */
export function signatureOf({ required, preferred }: SkillNeeds): string {
  if (required.length + preferred.length === 0) return '';
  const written = (needs: readonly SkillNeed[]) => needs.map(({ name, minLevel }) => JSON.stringify([name, minLevel])).sort();
  return `${written(required).join()}|${written(preferred).join()}`;
}
