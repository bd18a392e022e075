import type { WaitingChat } from '#routing/planner';
import type { SimulatedChat } from './simulated-chat';

/** Waiting chats by stream, the longest waiting first. */
export class WaitingLine {
  private readonly byId = new Map<string, SimulatedChat>();
  private readonly streams: Map<string, SimulatedChat>[];

  constructor(streams: number) {
    this.streams = Array.from({ length: streams }, () => new Map<string, SimulatedChat>());
  }

  get size(): number {
    return this.byId.size;
  }

  /** Chats that nobody took, in the order of arrival. */
  get chats(): Iterable<SimulatedChat> {
    return this.byId.values();
  }

  find(chatId: string): SimulatedChat {
    return this.byId.get(chatId)!;
  }

  add(chat: SimulatedChat): void {
    this.streams[chat.stream]!.set(chat.asked.chatId, chat);
    this.byId.set(chat.asked.chatId, chat);
  }

  remove(chat: SimulatedChat): void {
    this.streams[chat.stream]!.delete(chat.asked.chatId);
    this.byId.delete(chat.asked.chatId);
  }

  /**
   * Returns the chats that the planner must see. Chats of one stream differ only in their age, and an older chat requires no skill that a
   * younger one does not. So from each stream only as many chats as there are free seats can be assigned.
   */
  heads(freeSeats: number): WaitingChat[] {
    const heads: WaitingChat[] = [];
    for (const stream of this.streams) {
      let left = freeSeats;
      for (const { asked } of stream.values()) {
        if (left-- === 0) break;
        heads.push(asked);
      }
    }
    return heads;
  }
}
