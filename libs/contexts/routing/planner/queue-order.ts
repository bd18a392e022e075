import { PRIORITIES, rankOf } from '#words';
import type { WaitingChat } from './waiting-chat';

/** Place of a chat: the fields that the order of the queue depends on. */
export type InQueue = Pick<WaitingChat, 'chatId' | 'priority' | 'queuedAt'>;

/** Comparison of two chats: negative when `a` is served first. */
export type QueueOrder = (a: InQueue, b: InQueue) => number;

/**
 * Order of the queue: higher priority first, then the longer wait, then the lower chat id.
 *
 * With ageing, every `priorityAgingSeconds` of waiting count as one level: a chat goes before one that is n levels higher once it has waited n
 * times as long more. All chats age alike, so the order of two chats never changes by time alone, and a chat is overtaken only by chats that
 * came within three such spans after it. 0: first come, first served.
 */
export function queueOrder(priorityAgingSeconds: number | null): QueueOrder {
  if (priorityAgingSeconds === null) return (a, b) => byLevel(a, b) || byWait(a, b) || byId(a, b);
  const levelMs = Math.round(priorityAgingSeconds * 1000);
  const agedFrom = (chat: InQueue) => chat.queuedAt.getTime() - levelOf(chat) * levelMs;
  return (a, b) => agedFrom(a) - agedFrom(b) || byWait(a, b) || byLevel(a, b) || byId(a, b);
}

/** Sorts the queue, first to be served first; O(n log n). */
export function inQueueOrder(waiting: readonly WaitingChat[], priorityAgingSeconds: number | null): WaitingChat[] {
  return [...waiting].sort(queueOrder(priorityAgingSeconds));
}

const levelOf = (chat: InQueue) => rankOf(PRIORITIES, chat.priority);
const byLevel: QueueOrder = (a, b) => levelOf(b) - levelOf(a);
const byWait: QueueOrder = (a, b) => a.queuedAt.getTime() - b.queuedAt.getTime();
const byId: QueueOrder = (a, b) => (a.chatId < b.chatId ? -1 : a.chatId > b.chatId ? 1 : 0);
