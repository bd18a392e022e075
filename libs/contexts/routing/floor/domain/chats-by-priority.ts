import { PRIORITIES, type QueueOrderName, rankOf } from '#words';
import { hasReturned, type InQueue, type QueueOrder, withinPriority } from '../../planner/queue-order';
import type { WaitingChat } from '../../planner/waiting-chat';

/** The list behind those of the priorities. */
const RETURNED = 'returned';

/**
 * Order statistics of waiting chats: one sorted list for each priority, and one of those that come back from hold. Within a priority the order is the same whatever the
 * ageing, so the lists need no other order when that setting changes, and a position is four binary searches.
 */
export class ChatsByPriority {
  private readonly lists: WaitingChat[][] = [...PRIORITIES, RETURNED].map(() => []);
  private readonly within: (a: InQueue, b: InQueue) => number;

  constructor(private readonly name: QueueOrderName) {
    this.within = withinPriority(name);
  }

  get size(): number {
    return this.lists.reduce((sum, { length }) => sum + length, 0);
  }

  /** The first chat of each priority, without priorities that have none. */
  get firsts(): WaitingChat[] {
    return this.lists.flatMap(([first]) => first ?? []);
  }

  /** O(log n) to find the position in the list, and a copy of the chats behind it. */
  add(chat: WaitingChat): void {
    const list = this.listOf(chat);
    list.splice(
      firstIndex(list, (each) => this.within(each, chat) > 0),
      0,
      chat,
    );
  }

  remove(chat: WaitingChat): void {
    const list = this.listOf(chat);
    const at = firstIndex(list, (each) => this.within(each, chat) >= 0);
    if (list[at]?.chatId === chat.chatId) list.splice(at, 1);
  }

  /**
   * The number of chats ahead of this one; O(log n), or O(n) for those queued until some time in an order that is not by time.
   * @param queuedUntilMs counts only chats that were queued until then, in milliseconds since the epoch
   */
  countBefore(chat: InQueue, order: QueueOrder, queuedUntilMs = Infinity): number {
    const isAhead = (each: WaitingChat) => order.compare(each, chat) < 0 && each.queuedAt.getTime() <= queuedUntilMs;
    const isSorted = this.name === 'priority' || queuedUntilMs === Infinity;
    return this.lists.reduce(
      (count, list) => count + (isSorted ? firstIndex(list, (each) => !isAhead(each)) : list.filter(isAhead).length),
      0,
    );
  }

  /** The first `count` chats, of all or of those behind a chat; O(log n + count). */
  take(count: number, order: QueueOrder, after?: InQueue): WaitingChat[] {
    const heads = this.lists.map((list) => ({ list, at: after ? firstIndex(list, (each) => order.compare(each, after) > 0) : 0 }));
    const taken: WaitingChat[] = [];
    while (taken.length < count) {
      let first: (typeof heads)[number] | undefined;
      for (const head of heads) {
        const chat = head.list[head.at];
        if (chat && (!first || order.compare(chat, first.list[first.at]!) < 0)) first = head;
      }
      if (!first) break;
      taken.push(first.list[first.at++]!);
    }
    return taken;
  }

  /** The first `count` chats of each priority. */
  firstOfEach(count: number): WaitingChat[] {
    return this.lists.flatMap((list) => list.slice(0, count));
  }

  private listOf(chat: WaitingChat): WaitingChat[] {
    return this.lists[hasReturned(chat) ? PRIORITIES.length : rankOf(PRIORITIES, chat.priority)]!;
  }
}

/** Binary search: the first index for which `holds`, which must stay true to the end of the list. */
function firstIndex(list: readonly WaitingChat[], holds: (chat: WaitingChat) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
