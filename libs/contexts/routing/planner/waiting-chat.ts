import { isPresent, type Priority } from '#words';
import type { Seat } from './seat';

export interface SkillNeed {
  readonly name: string;
  /** 1–5 */
  readonly minLevel: number;
  /** false: preferred, so it shapes the choice, and keeps the chat waiting for `relaxAfterSeconds` at most. */
  readonly required: boolean;
  /** So long a preferred skill is waited for, if anybody present has it; null or absent: not at all. */
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
  /** Agents who declined it, or let the offer expire, since everybody last had. */
  readonly declinedBy?: readonly string[];
  /** When (RFC 3339) whoever gave it away, declined it or let the offer expire last did so, by agent, since somebody last had it. */
  readonly turnedDownAt?: Readonly<Record<string, string>>;
  /** Until when (RFC 3339) it is not offered again to whoever turned it down lately; made of the former by `inRound`. */
  readonly coolsUntil?: Readonly<Record<string, string>>;
  /** Everybody who is here and could ever take it turned it down, so only the cool-down keeps it from them; said by `inRound`. */
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
export function presentSkills(agents: readonly Seat[]): IsPresent {
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

/** Equal for equal needs in whatever order they were written, so that what is found for one chat holds for its like. */
export function signatureOf({ required, preferred }: SkillNeeds): string {
  if (required.length + preferred.length === 0) return '';
  const written = (needs: readonly SkillNeed[]) => needs.map(({ name, minLevel }) => JSON.stringify([name, minLevel])).sort();
  return `${written(required).join()}|${written(preferred).join()}`;
}
