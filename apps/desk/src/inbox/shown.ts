import { useEffect } from 'react';

interface Shown {
  ids: readonly string[];
  open: (id: string) => void;
}

let shown: Shown = { ids: [], open: () => undefined };

/** Tells the keys which list is in sight: what is next, and what is the third, is what one sees. */
export function useShown(entries: readonly { id: string }[], open: (id: string) => void): void {
  useEffect(() => {
    shown = { ids: entries.map(({ id }) => id), open };
  });
  useEffect(() => () => void (shown = { ids: [], open: () => undefined }), []);
}

export const shownIds = (): readonly string[] => shown.ids;

/** Opens the nth chat in sight, from 0. */
export function openNth(at: number): void {
  const id = shown.ids[at];
  if (id !== undefined) shown.open(id);
}

/** Opens the chat that is so many rows below this one; above, for a negative number. From the last it goes on with the first. */
export function openBeside(chatId: string | undefined, by: number): void {
  const { length } = shown.ids;
  const at = shown.ids.indexOf(chatId ?? '');
  if (length > 0) openNth(at === -1 ? 0 : (at + by + length) % length);
}
