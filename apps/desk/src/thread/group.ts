import type { MessageView, NoteView } from '#client/core';

const GROUP_MS = 2 * 60_000;
/** Messages whose rows come and go together. */
const BLOCK = 40;

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
  const items: ThreadItem[] = [];
  let day = '';
  let isMarked = readUpTo === null;
  for (const entry of inOrder(messages, notes)) {
    const its = dayOf(entry.createdAt);
    if (its !== day) items.push({ type: 'day', key: `day:${its}`, at: entry.createdAt });
    day = its;
    if ('author' in entry) {
      items.push({ type: 'note', key: entry.id, note: entry });
      continue;
    }
    if (entry.sender.type === 'system') {
      items.push({ type: 'notice', key: entry.id, message: entry });
      continue;
    }
    if (!isMarked && entry.seq > readUpTo! && entry.sender.id !== ownId) {
      isMarked = true;
      items.push({ type: 'new', key: 'new' });
    }
    const before = items.at(-1);
    const isFirst = !(before?.type === 'message' && isTogether(before.message, entry));
    if (!isFirst && before?.type === 'message') before.isLast = false;
    items.push({ type: 'message', key: entry.clientMessageId ?? entry.id, message: entry, isFirst, isLast: true });
  }
  return items;
}

/** Parts of a thread, each of the same messages whatever comes before or after. */
export function blocksOf(items: readonly ThreadItem[]): { key: number; items: ThreadItem[] }[] {
  const blocks: { key: number; items: ThreadItem[] }[] = [];
  let ahead: ThreadItem[] = [];
  for (const item of items) {
    ahead.push(item);
    // A mark stands with the message below it.
    if (item.type === 'day' || item.type === 'new') continue;
    const key = item.type === 'note' ? (blocks.at(-1)?.key ?? 0) : Math.floor(item.message.seq / BLOCK);
    const last = blocks.at(-1);
    if (last?.key === key) last.items.push(...ahead);
    else blocks.push({ key, items: ahead });
    ahead = [];
  }
  return blocks;
}

/** Both are in the order of their times; notes from before the first message wait until it is there. */
function* inOrder(messages: readonly MessageView[], notes: readonly NoteView[]): Iterable<MessageView | NoteView> {
  const since = messages[0]?.createdAt ?? '';
  const waiting = notes.filter(({ createdAt }) => createdAt >= since);
  let at = 0;
  for (const message of messages) {
    while (at < waiting.length && waiting[at]!.createdAt < message.createdAt) yield waiting[at++]!;
    yield message;
  }
  yield* waiting.slice(at);
}

const days = new Map<string, string>();
/** Instants of the same ten minutes are of the same day, in all time zones. */
function dayOf(at: string): string {
  const part = at.slice(0, 15);
  let day = days.get(part);
  if (day === undefined) days.set(part, (day = new Date(at).toDateString()));
  return day;
}

const isTogether = (a: MessageView, b: MessageView): boolean =>
  a.sender.id === b.sender.id && Date.parse(b.createdAt) - Date.parse(a.createdAt) < GROUP_MS;
