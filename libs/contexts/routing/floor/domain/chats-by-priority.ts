import { PRIORITIES, rankOf } from '#words';
import type { InQueue, QueueOrder } from '../../planner/queue-order';
import type { WaitingChat } from '../../planner/waiting-chat';

/**
 * Order statistics of waiting chats: one sorted list for each priority. Within a priority the longer wait comes first whatever the
 * ageing, so the lists need no other order when that setting changes, and a position is four binary searches.
 */
export class ChatsByPriority {
  private readonly lists: WaitingChat[][] = PRIORITIES.map(() => []);

  get size(): number {
    return this.lists.reduce((sum, { length }) => sum + length, 0);
  }

  /** The chat that waits longest of each priority, without priorities that have none. */
  get oldest(): WaitingChat[] {
    return this.lists.flatMap(([first]) => first ?? []);
  }

  /** O(log n) to find the position in the list, and a copy of the chats behind it. */
  add(chat: WaitingChat): void {
    const list = this.listOf(chat);
    list.splice(
      firstIndex(list, (each) => byWait(each, chat) > 0),
      0,
      chat,
    );
  }

  remove(chat: WaitingChat): void {
    const list = this.listOf(chat);
    const at = firstIndex(list, (each) => byWait(each, chat) >= 0);
    if (list[at]?.chatId === chat.chatId) list.splice(at, 1);
  }

  /**
   * The number of chats ahead of this one; O(log n).
   * @param queuedUntilMs counts only chats that were queued until then, in milliseconds since the epoch
   */
  countBefore(chat: InQueue, order: QueueOrder, queuedUntilMs = Infinity): number {
    let count = 0;
    for (const list of this.lists) {
      count += firstIndex(list, (each) => order(each, chat) >= 0 || each.queuedAt.getTime() > queuedUntilMs);
    }
    return count;
  }

  /** The first `count` chats, of all or of those behind a chat; O(log n + count). */
  take(count: number, order: QueueOrder, after?: InQueue): WaitingChat[] {
    const heads = this.lists.map((list) => ({ list, at: after ? firstIndex(list, (each) => order(each, after) > 0) : 0 }));
    const taken: WaitingChat[] = [];
    while (taken.length < count) {
      let first: (typeof heads)[number] | undefined;
      for (const head of heads) {
        const chat = head.list[head.at];
        if (chat && (!first || order(chat, first.list[first.at]!) < 0)) first = head;
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

  private listOf({ priority }: WaitingChat): WaitingChat[] {
    return this.lists[rankOf(PRIORITIES, priority)]!;
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

function byWait(a: InQueue, b: InQueue): number {
  return a.queuedAt.getTime() - b.queuedAt.getTime() || (a.chatId < b.chatId ? -1 : a.chatId > b.chatId ? 1 : 0);
}
