import type { ChatWeightSetting, Priority } from '#protocol';

/** What the weight of a chat depends on. */
interface Weighed {
  readonly priority: Priority;
  readonly skills: readonly { readonly name: string }[];
  readonly teamId?: string | null;
}

/** Weight of a chat: how many seats of its agent it takes. Of the rules that fit it the heaviest counts; without one it weighs 1. */
export function weightOf(chat: Weighed, rules: readonly ChatWeightSetting[]): number {
  const fitting = rules.filter((rule) => fits(rule, chat)).map(({ weight }) => weight);
  return fitting.length === 0 ? 1 : Math.max(...fitting);
}

/** The greatest weight that a chat may have. */
export function heaviestOf(rules: readonly ChatWeightSetting[]): number {
  return Math.max(1, ...rules.map(({ weight }) => weight));
}

function fits({ priority, skill, teamId }: ChatWeightSetting, chat: Weighed): boolean {
  return (
    (priority === undefined || priority === chat.priority) &&
    (skill === undefined || chat.skills.some(({ name }) => name === skill)) &&
    (teamId === undefined || teamId === chat.teamId)
  );
}
