import type { QueueOrderName } from '#words';
import { ChatsByPriority } from './chats-by-priority';
import type { InQueue, QueueOrder } from '../../planner/queue-order';
import type { WaitingChat } from '../../planner/waiting-chat';

/** Index of waiting chats: positions, pages and heads of the queue without reading the whole queue. */
export class WaitingQueue {
  private readonly chats = new Map<string, WaitingChat>();
  private readonly byWait = new ChatsByPriority('priority');
  private index = new OrderedIndex('priority');
  /** The number of chats that weigh more than 1. */
  private heavy = 0;

  get size(): number {
    return this.chats.size;
  }

  get hasHeavy(): boolean {
    return this.heavy > 0;
  }

  /** When the longest wait began; null when no chat waits. */
  get oldest(): Date | null {
    const times = this.byWait.firsts.map(({ queuedAt }) => queuedAt.getTime());
    return times.length === 0 ? null : new Date(Math.min(...times));
  }

  /** The teams that chats wait for. */
  get teamIds(): Set<string> {
    return new Set([...this.chats.values()].flatMap(({ teamId }) => teamId ?? []));
  }

  /** The number of chats for some teams, or of all, and since when the first of them waits. */
  totalsOf(teamIds: readonly string[] | null): { total: number; oldest: Date | null } {
    if (teamIds === null) return { total: this.size, oldest: this.oldest };
    const theirs = [...this.chats.values()].filter(({ teamId }) => teamId != null && teamIds.includes(teamId));
    const oldest = Math.min(...theirs.map(({ queuedAt }) => queuedAt.getTime()));
    return { total: theirs.length, oldest: theirs.length > 0 ? new Date(oldest) : null };
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
    if (isHeavy(chat)) this.heavy++;
    this.byWait.add(chat);
    this.index.add(chat);
  }

  delete(chatId: string): void {
    const chat = this.chats.get(chatId);
    if (!chat) return;
    this.chats.delete(chatId);
    if (isHeavy(chat)) this.heavy--;
    this.byWait.remove(chat);
    this.index.remove(chat);
  }

  /** Position, 1 for the next chat; for a chat that is not in the queue, the one that it would have. */
  positionOf(chat: InQueue, order: QueueOrder): number {
    return this.in(order).all.countBefore(chat, order) + 1;
  }

  /** The first `count` chats in the order of service, of all or of those behind a chat. */
  page(count: number, order: QueueOrder, after?: InQueue): WaitingChat[] {
    return this.in(order).all.take(count, order, after);
  }

  /**
   * The heads of the kinds of chats, in the order of service; more than `seats` of one kind cannot be served. Where needs change with the
   * wait, an older chat may fit where one that goes before it does not yet, so each priority has its heads, and in an order that is not by
   * the wait all of the kind are looked at.
   */
  heads(seats: number, most: number, order: QueueOrder): WaitingChat[] {
    const count = Math.min(seats, most);
    const heads = [...this.in(order).byKind.values()].flatMap((kind) => {
      if (!needsChange(kind.firsts[0]!)) return kind.take(count, order);
      return kind.firstOfEach(order.name === 'priority' ? count : Infinity);
    });
    return heads.sort(order.compare).slice(0, most);
  }

  /** The chats that ask for the same, of all priorities. */
  skillSets(order: QueueOrder): Iterable<ChatsByPriority> {
    return this.in(order).bySkills.values();
  }

  /** The index in this order; another than before is made once. */
  private in({ name }: QueueOrder): OrderedIndex {
    if (this.index.name !== name) {
      this.index = new OrderedIndex(name);
      for (const chat of this.chats.values()) this.index.add(chat);
    }
    return this.index;
  }
}

class OrderedIndex {
  readonly all: ChatsByPriority;
  /** Chats with the same needs, at the same age. */
  readonly bySkills = new Map<string, ChatsByPriority>();
  /** Chats that always fit the same agents; a chat that was turned down is a kind of its own, because its cool-downs end. */
  readonly byKind = new Map<string, ChatsByPriority>();

  constructor(readonly name: QueueOrderName) {
    this.all = new ChatsByPriority(name);
  }

  add(chat: WaitingChat): void {
    this.all.add(chat);
    this.listOf(this.bySkills, skillsOf(chat)).add(chat);
    this.listOf(this.byKind, kindOf(chat)).add(chat);
  }

  remove(chat: WaitingChat): void {
    this.all.remove(chat);
    removeFrom(this.bySkills, skillsOf(chat), chat);
    removeFrom(this.byKind, kindOf(chat), chat);
  }

  private listOf(lists: Map<string, ChatsByPriority>, key: string): ChatsByPriority {
    let list = lists.get(key);
    if (!list) lists.set(key, (list = new ChatsByPriority(this.name)));
    return list;
  }
}

function isHeavy({ weight = 1 }: WaitingChat): boolean {
  return weight > 1;
}

function needsChange({ skills, teamId }: WaitingChat): boolean {
  return teamId != null || skills.some(({ relaxAfterSeconds }) => relaxAfterSeconds != null);
}

function skillsOf({ skills, teamId, teamSince }: WaitingChat): string {
  return JSON.stringify([skills, teamId, teamSince]);
}

function kindOf({ skills, weight, teamId, teamSince, excludedAgentIds, declinedBy, turnedDownAt, returnsTo }: WaitingChat): string {
  return JSON.stringify([skills, weight, teamId, teamSince, excludedAgentIds, declinedBy, turnedDownAt, returnsTo]);
}

function removeFrom(lists: Map<string, ChatsByPriority>, key: string, chat: WaitingChat): void {
  const list = lists.get(key);
  list?.remove(chat);
  if (list?.size === 0) lists.delete(key);
}
