import { ChatsByPriority } from './chats-by-priority';
import type { InQueue, QueueOrder } from '../../planner/queue-order';
import type { WaitingChat } from '../../planner/waiting-chat';

/** Index of waiting chats: positions, pages and heads of the queue without reading the whole queue. */
export class WaitingQueue {
  private readonly chats = new Map<string, WaitingChat>();
  private readonly all = new ChatsByPriority();
  /** Chats with the same needs, at the same age. */
  private readonly bySkills = new Map<string, ChatsByPriority>();
  /** Chats that always fit the same agents; a chat that was turned down is a kind of its own, because its cool-downs end. */
  private readonly byKind = new Map<string, ChatsByPriority>();

  get size(): number {
    return this.chats.size;
  }

  /** When the longest wait began; null when no chat waits. */
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

  /** Adds a chat, or replaces it. */
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

  /** Position, 1 for the next chat; for a chat that is not in the queue, the one that it would have. */
  positionOf(chat: InQueue, order: QueueOrder): number {
    return this.all.countBefore(chat, order) + 1;
  }

  /** The first `count` chats in the order of service, of all or of those behind a chat. */
  page(count: number, order: QueueOrder, after?: InQueue): WaitingChat[] {
    return this.all.take(count, order, after);
  }

  /**
   * The heads of the kinds of chats, in the order of service; more than `seats` of one kind cannot be served. Where needs change with the
   * wait, an older chat may fit where a more urgent one of its kind does not yet, so each priority has its heads.
   */
  heads(seats: number, most: number, order: QueueOrder): WaitingChat[] {
    const count = Math.min(seats, most);
    const heads = [...this.byKind.values()].flatMap((kind) =>
      needsChange(kind.oldest[0]!) ? kind.firstOfEach(count) : kind.take(count, order),
    );
    return heads.sort(order).slice(0, most);
  }

  /** The chats that ask for the same, of all priorities. */
  skillSets(): Iterable<ChatsByPriority> {
    return this.bySkills.values();
  }
}

function needsChange({ skills, teamId }: WaitingChat): boolean {
  return teamId != null || skills.some(({ relaxAfterSeconds }) => relaxAfterSeconds != null);
}

function skillsOf({ skills, teamId, teamSince }: WaitingChat): string {
  return JSON.stringify([skills, teamId, teamSince]);
}

function kindOf({ skills, teamId, teamSince, excludedAgentIds, declinedBy, turnedDownAt }: WaitingChat): string {
  return JSON.stringify([skills, teamId, teamSince, excludedAgentIds, declinedBy, turnedDownAt]);
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
