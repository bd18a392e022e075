import { PRIORITIES, type QueueOrderName, rankOf } from '#words';
import type { WaitingChat } from './waiting-chat';

/** Place of a chat: the fields that the order of the queue depends on. */
export type InQueue = Pick<WaitingChat, 'chatId' | 'priority' | 'queuedAt' | 'dueAt' | 'returnsTo'>;

/** Comparison of two chats: negative when `a` is served first. */
type Comparison = (a: InQueue, b: InQueue) => number;

/** What the order of the queue depends on. */
export interface QueueRules {
  readonly queueOrder: QueueOrderName;
  /** Seconds of waiting that count as one level of priority; null: waiting never changes the priority. */
  readonly priorityAgingSeconds: number | null;
}

export interface QueueOrder {
  readonly name: QueueOrderName;
  readonly compare: Comparison;
}

/**
 * Order of the queue: higher priority first, then the longer wait, then the lower chat id.
 *
 * With ageing, every `priorityAgingSeconds` of waiting count as one level: a chat goes before one that is n levels higher once it has waited n
 * times as long more. All chats age alike, so the order of two chats never changes by time alone, and a chat is overtaken only by chats that
 * came within three such spans after it. 0: first come, first served.
 *
 * Chats that come back from hold go before all others, whatever the order, the one that came back first before.
 *
 * `due`: the chat that is due first goes before; those that no target binds come behind, in the order above.
 */
export function queueOrder({ queueOrder: name, priorityAgingSeconds }: QueueRules): QueueOrder {
  const byPriority = priorityOrder(priorityAgingSeconds);
  return { name, compare: returnedFirst(name === 'due' ? (a, b) => byDue(a, b) || byPriority(a, b) : byPriority) };
}

function priorityOrder(priorityAgingSeconds: number | null): Comparison {
  if (priorityAgingSeconds === null) return (a, b) => byLevel(a, b) || byWait(a, b) || byId(a, b);
  const levelMs = Math.round(priorityAgingSeconds * 1000);
  const agedFrom = (chat: InQueue) => chat.queuedAt.getTime() - levelOf(chat) * levelMs;
  return (a, b) => agedFrom(a) - agedFrom(b) || byWait(a, b) || byLevel(a, b) || byId(a, b);
}

/** Order of two chats of the same priority, or that both come back from hold, whatever the ageing. */
export function withinPriority(name: QueueOrderName): Comparison {
  const byAge: Comparison = (a, b) => byWait(a, b) || byId(a, b);
  return returnedFirst(name === 'due' ? (a, b) => byDue(a, b) || byAge(a, b) : byAge);
}

/** Puts those that come back from hold before all others. */
function returnedFirst(others: Comparison): Comparison {
  return (a, b) => {
    const isBack = hasReturned(a);
    if (isBack !== hasReturned(b)) return isBack ? -1 : 1;
    return isBack ? byWait(a, b) || byId(a, b) : others(a, b);
  };
}

export const hasReturned = ({ returnsTo }: InQueue) => returnsTo != null;

/** Sorts the queue, first to be served first; O(n log n). */
export function inQueueOrder(waiting: readonly WaitingChat[], rules: QueueRules): WaitingChat[] {
  return [...waiting].sort(queueOrder(rules).compare);
}

const levelOf = (chat: InQueue) => rankOf(PRIORITIES, chat.priority);
const byLevel: Comparison = (a, b) => levelOf(b) - levelOf(a);
const byWait: Comparison = (a, b) => a.queuedAt.getTime() - b.queuedAt.getTime();
const byId: Comparison = (a, b) => (a.chatId < b.chatId ? -1 : a.chatId > b.chatId ? 1 : 0);
const dueMs = ({ dueAt }: InQueue) => dueAt?.getTime() ?? Infinity;
const byDue: Comparison = (a, b) => (dueMs(a) === dueMs(b) ? 0 : dueMs(a) - dueMs(b));
