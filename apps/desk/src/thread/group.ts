import type { MessageView, NoteView } from '#client/core';

const GROUP_MS = 2 * 60_000;

/** What stands in a thread, one below the other. */
export type ThreadItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'new'; key: string }
  | { type: 'notice'; key: string; message: MessageView }
  | { type: 'note'; key: string; note: NoteView }
  | { type: 'message'; key: string; message: MessageView; isFirst: boolean; isLast: boolean };

/** Messages and notes in the order of their times, with marks between days; words of one sender within two minutes stand together. */
export function threadItems(
  messages: readonly MessageView[],
  notes: readonly NoteView[],
  readUpTo: number | null,
  ownId: string,
): ThreadItem[] {
  const since = messages[0]?.createdAt ?? '';
  const entries = [
    ...messages.map((message) => ({ at: message.createdAt, message, note: undefined })),
    ...notes
      .filter(({ createdAt }) => createdAt >= since || messages.length === 0)
      .map((note) => ({ at: note.createdAt, message: undefined, note })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  const items: ThreadItem[] = [];
  let day = '';
  let isMarked = readUpTo === null;
  for (const { at, message, note } of entries) {
    const its = new Date(at).toDateString();
    if (its !== day) items.push({ type: 'day', key: `day:${its}`, at });
    day = its;
    if (note) {
      items.push({ type: 'note', key: note.id, note });
      continue;
    }
    if (message.sender.type === 'system') {
      items.push({ type: 'notice', key: message.id, message });
      continue;
    }
    if (!isMarked && message.seq > readUpTo! && message.sender.id !== ownId) {
      isMarked = true;
      items.push({ type: 'new', key: 'new' });
    }
    const before = items.at(-1);
    const isFirst = !(before?.type === 'message' && isTogether(before.message, message));
    if (!isFirst && before?.type === 'message') before.isLast = false;
    items.push({ type: 'message', key: message.clientMessageId ?? message.id, message, isFirst, isLast: true });
  }
  return items;
}

const isTogether = (a: MessageView, b: MessageView): boolean =>
  a.sender.id === b.sender.id && Date.parse(b.createdAt) - Date.parse(a.createdAt) < GROUP_MS;
