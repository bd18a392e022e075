import type { RosterRow } from '#client/desk';
import type { ChatView } from '#client/core';

/** Whether the agent would get the chat now. */
export const isFree = ({ status, activeChats, maxConcurrentChats }: RosterRow): boolean =>
  status === 'online' && activeChats < maxConcurrentChats;

/** Whether the agent has every skill that the chat requires. */
export function fits({ skills }: RosterRow, chat: ChatView): boolean {
  const required = chat.skills.filter((skill) => skill.required);
  return required.length > 0 && required.every(({ name, minLevel }) => skills.some((own) => own.name === name && own.level >= minLevel));
}

/** Who fits first, then who has most room. */
export function byFit(rows: readonly RosterRow[], chat: ChatView): RosterRow[] {
  const load = ({ activeChats, maxConcurrentChats }: RosterRow): number => activeChats / Math.max(1, maxConcurrentChats);
  return [...rows].sort((a, b) => Number(fits(b, chat)) - Number(fits(a, chat)) || load(a) - load(b) || a.name.localeCompare(b.name));
}
