import type { WaitingChat } from '#routing/planner';
import type { SimulatedChat } from './simulated-chat';

/** Who waits, each stream by itself, the longest wait first. */
export class WaitingLine {
  private readonly byId = new Map<string, SimulatedChat>();
  private readonly streams: Map<string, SimulatedChat>[];

  constructor(streams: number) {
    this.streams = Array.from({ length: streams }, () => new Map<string, SimulatedChat>());
  }

  get size(): number {
    return this.byId.size;
  }

  /** Those nobody took, the first to come first. */
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
   * What the planner has to see, and no more. The chats of one stream are alike but for their age, and the older binds no skill
   * that the younger does not; so behind as many as there are free seats, none could be served.
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
