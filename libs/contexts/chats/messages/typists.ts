import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Clock } from '#kernel';
import { Sockets, type Told } from '#platform';

/** Without a repeat somebody types no longer; a sweep finds that within a second, so that the others know after ten. */
const LASTS_MS = 9_000;
const MOVED = 'typing ends in a chat';

interface Typist {
  socketId: string;
  told: Told<'typing'>;
  until: number;
}

/** Who types at this node. Nothing of it is stored, and it has an end whatever happens: who began may be gone, or have no right any more. */
@Injectable()
export class Typists {
  private readonly byKey = new Map<string, Typist>();
  /** Chats that somebody is about to type in, whose right is being asked. */
  private readonly asked = new Set<{ chatId: string; hasMoved: boolean }>();

  constructor(
    private readonly sockets: Sockets,
    private readonly clock: Clock,
  ) {
    sockets.onEverywhere(MOVED, (chatId) => this.end((typist) => typist.told.payload.chatId === chatId, chatId));
  }

  /** Passes it on if `ask` allows it, and the chat has not moved meanwhile. */
  async say(socket: Socket, chatId: string, ask: () => Promise<Told<'typing'>>): Promise<void> {
    const question = { chatId, hasMoved: false };
    this.asked.add(question);
    const told = await ask().finally(() => this.asked.delete(question));
    if (question.hasMoved || socket.disconnected) return;
    const key = `${chatId} ${told.payload.senderId}`;
    if (told.payload.typing) this.byKey.set(key, { socketId: socket.id, told, until: this.clock.now().getTime() + LASTS_MS });
    else this.byKey.delete(key);
    this.sockets.relay(socket, 'typing', told);
  }

  /** At every node. */
  chatMoved(chatId: string): void {
    this.sockets.everywhere(MOVED, chatId);
  }

  socketClosed(socketId: string): void {
    this.end((typist) => typist.socketId === socketId);
  }

  endOverdue(): void {
    const now = this.clock.now().getTime();
    this.end((typist) => typist.until <= now);
  }

  private end(isOver: (typist: Typist) => boolean, movedChatId?: string): void {
    for (const question of this.asked) if (question.chatId === movedChatId) question.hasMoved = true;
    for (const [key, typist] of this.byKey) {
      if (!isOver(typist)) continue;
      this.byKey.delete(key);
      const { payload, ...rest } = typist.told;
      this.sockets.send({ name: 'typing', told: [{ ...rest, payload: { ...payload, typing: false } }] });
    }
  }
}
