import { ChatsByPriority } from './chats-by-priority';
import type { InQueue, QueueOrder } from '../../planner/queue-order';
import type { WaitingChat } from '../../planner/waiting-chat';

/** Index of everybody who waits: positions, pages and heads of the queue without a look at the whole of it. */
export class WaitingQueue {
  private readonly chats = new Map<string, WaitingChat>();
  private readonly all = new ChatsByPriority();
  private readonly bySkills = new Map<string, ChatsByPriority>();
  /** Chats that the same agents may have, for ever; one that was turned down is of a kind of its own, since its cool-downs end. */
  private readonly byKind = new Map<string, ChatsByPriority>();

  get size(): number {
    return this.chats.size;
  }

  /** Since when the longest wait lasts; null when nobody waits. */
  get oldest(): Date | null {
    const times = this.all.oldest.map(({ queuedAt }) => queuedAt.getTime());
    return times.length === 0 ? null : new Date(Math.min(...times));
  }

  get(chatId: string): WaitingChat | undefined {
    return this.chats.get(chatId);
  }

  ids(): Iterable<string> {
    return this.chats.keys();
  }

  /** Takes a chat in, in place of what was known of it. */
  put(chat: WaitingChat): void {
    this.delete(chat.chatId);
    this.chats.set(chat.chatId, chat);
    this.all.add(chat);
    listOf(this.bySkills, skillsOf(chat)).add(chat);
    listOf(this.byKind, kindOf(chat)).add(chat);
  }

  delete(chatId: string): void {
    const chat = this.chats.get(chatId);
    if (!chat) return;
    this.chats.delete(chatId);
    this.all.remove(chat);
    removeFrom(this.bySkills, skillsOf(chat), chat);
    removeFrom(this.byKind, kindOf(chat), chat);
  }

  /** 1 is next; also for a chat that is not in the queue, if it were. */
  positionOf(chat: InQueue, order: QueueOrder): number {
    return this.all.countBefore(chat, order) + 1;
  }

  /** The first so many in the order in which they are served, of all or of those behind one. */
  page(count: number, order: QueueOrder, after?: InQueue): WaitingChat[] {
    return this.all.take(count, order, after);
  }

  /** The head of the queue for each kind of chat: more than `seats` of a kind could not be served. */
  heads(seats: number, most: number, order: QueueOrder): WaitingChat[] {
    const heads = [...this.byKind.values()].flatMap((kind) => kind.take(Math.min(seats, most), order));
    return heads.sort(order).slice(0, most);
  }

  /** Chats that ask for the same skills, whatever their priority. */
  skillSets(): Iterable<ChatsByPriority> {
    return this.bySkills.values();
  }
}

function skillsOf({ skills }: WaitingChat): string {
  return JSON.stringify(skills);
}

function kindOf({ skills, excludedAgentIds, declinedBy, turnedDownAt }: WaitingChat): string {
  return JSON.stringify([skills, excludedAgentIds, declinedBy, turnedDownAt]);
}

function listOf(lists: Map<string, ChatsByPriority>, key: string): ChatsByPriority {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = new ChatsByPriority()));
  return list;
}

function removeFrom(lists: Map<string, ChatsByPriority>, key: string, chat: WaitingChat): void {
  const list = lists.get(key);
  list?.remove(chat);
  if (list?.size === 0) lists.delete(key);
}
