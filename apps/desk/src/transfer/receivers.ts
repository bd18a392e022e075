import type { RosterRow } from '#client/desk';
import type { ChatSkill } from '#client/core';

export const hasRoom = ({ activeChats, maxConcurrentChats }: RosterRow): boolean => activeChats < maxConcurrentChats;

/** Whether the agent would get the chat now. */
export const isFree = (row: RosterRow): boolean => row.status === 'online' && hasRoom(row);

/** Whether the agent has every skill that is required. */
export function fits({ skills }: RosterRow, asked: readonly ChatSkill[]): boolean {
  const required = asked.filter((skill) => skill.required);
  return required.length > 0 && required.every(({ name, minLevel }) => skills.some((own) => own.name === name && own.level >= minLevel));
}

/** Who fits first, then who has most room. */
export function byFit(rows: readonly RosterRow[], asked: readonly ChatSkill[]): RosterRow[] {
  const load = ({ activeChats, maxConcurrentChats }: RosterRow): number => activeChats / Math.max(1, maxConcurrentChats);
  return [...rows].sort((a, b) => Number(fits(b, asked)) - Number(fits(a, asked)) || load(a) - load(b) || a.name.localeCompare(b.name));
}
