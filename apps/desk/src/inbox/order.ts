import type { InboxRow } from '../live/inbox-rows';

/** Those who wait for an answer, the longest wait first; then the others, the last word first. */
export function byUrgency(rows: readonly InboxRow[]): InboxRow[] {
  return [...rows].sort((a, b) => {
    if (a.waitingSince !== null && b.waitingSince !== null) return a.waitingSince.localeCompare(b.waitingSince);
    if (a.waitingSince !== null || b.waitingSince !== null) return a.waitingSince !== null ? -1 : 1;
    return b.at.localeCompare(a.at);
  });
}

/** While somebody points at a list, what is in it keeps its place; what is new comes last. */
export function inHeldOrder<T>(rows: readonly T[], held: readonly string[], idOf: (row: T) => string): T[] {
  const place = new Map(held.map((id, at) => [id, at]));
  return rows
    .map((row, at) => ({ row, place: place.get(idOf(row)) ?? held.length + at }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
}
