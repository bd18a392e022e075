import { lateAt } from '#ui/format/urgency';
import type { InboxRow } from '../live/inbox-rows';

/** Those who wait for an answer, first whoever has waited too long first; then the others, the last word first. */
export function byUrgency(rows: readonly InboxRow[]): InboxRow[] {
  return [...rows].sort((a, b) => {
    if (a.waitingSince !== null && b.waitingSince !== null)
      return lateAt({ ...a, since: a.waitingSince }) - lateAt({ ...b, since: b.waitingSince });
    if (a.waitingSince !== null || b.waitingSince !== null) return a.waitingSince !== null ? -1 : 1;
    return inOrder(b.at, a.at);
  });
}

/** Who waits longest for an answer, in another chat than this one. */
export const nextWaiting = (rows: readonly InboxRow[], chatId: string): InboxRow | undefined =>
  byUrgency(rows).find((row) => row.chat.id !== chatId && row.waitingSince !== null);

/** Instants as the server writes them stand in the order of their letters. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** While somebody points at a list, what is in it keeps its place, as it was; what is new comes last. */
export function inHeldOrder<T extends { id: string }>(entries: readonly T[], held: readonly T[]): T[] {
  const now = new Set(entries.map(({ id }) => id));
  const before = new Set(held.map(({ id }) => id));
  return [...held.filter(({ id }) => now.has(id)), ...entries.filter(({ id }) => !before.has(id))];
}
