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
   * Returns the chats that the planner must see. Chats of one stream differ only in their age, so the older one is due first too, and it requires
   * no skill and no team that a younger one does not. So from each stream only as many chats as there are free seats can be assigned, or have an
   * agent reserved for them. Only where a chat overflows an older one may have to wait for a preferred skill that none of its own team has: of such
   * streams all chats are seen.
   */
  heads(freeSeats: number): WaitingChat[] {
    const heads: WaitingChat[] = [];
    for (const stream of this.streams) {
      let left = freeSeats;
      for (const { asked } of stream.values()) {
        if (left-- <= 0 && !needsMayGrow(asked)) break;
        heads.push(asked);
      }
    }
    return heads;
  }
}

function needsMayGrow({ teamId, skills }: WaitingChat): boolean {
  return teamId != null && skills.some(({ relaxAfterSeconds }) => relaxAfterSeconds != null);
}
