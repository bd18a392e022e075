/** From the least to the most pressing; the index is the level. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export interface SkillNeed {
  readonly name: string;
  /** 1–5 */
  readonly minLevel: number;
  /** false: preferred, so it shapes the choice but never keeps the chat waiting. */
  readonly required: boolean;
  /** After so long a wait a required skill is only preferred; null or absent: never. */
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
}

/** What a chat asks of an agent at one moment. */
export interface SkillNeeds {
  readonly required: readonly SkillNeed[];
  readonly preferred: readonly SkillNeed[];
}

/** The needs of a chat as of `now`: a required skill whose time is up counts as preferred. */
export function needsOf(chat: WaitingChat, now: Date): SkillNeeds {
  const waitedMs = now.getTime() - chat.queuedAt.getTime();
  const binds = ({ required, relaxAfterSeconds }: SkillNeed) =>
    required && (relaxAfterSeconds == null || waitedMs < relaxAfterSeconds * 1000);
  return { required: chat.skills.filter(binds), preferred: chat.skills.filter((need) => !binds(need)) };
}

/** Equal for equal needs in whatever order they were written, so that what is found for one chat holds for its like. */
export function signatureOf({ required, preferred }: SkillNeeds): string {
  if (required.length + preferred.length === 0) return '';
  const written = (needs: readonly SkillNeed[]) =>
    needs.map(({ name, minLevel }) => JSON.stringify([name, minLevel])).sort();
  return `${written(required).join()}|${written(preferred).join()}`;
}
