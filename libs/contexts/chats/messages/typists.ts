import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Clock } from '#kernel';
import { Sockets, type Told } from '#platform';

/** A typing signal that is not repeated within this time ends. The sweep runs every second, so others hear of it within 10 s. */
const LASTS_MS = 9_000;
const MOVED = 'typing ends in a chat';

/** What is said of a typist to whom. */
export interface Typing {
  told: Told<'typing'>;
  /** What has been typed so far, which is remembered nowhere, and the room that may read it. */
  preview?: { text: string; to: string };
}

interface Typist {
  socketId: string;
  told: Told<'typing'>;
  until: number;
}

/**
 * Typing signals of this node's sockets, kept in memory alone. Each one ends for certain, also when its sender disconnects or loses the
 * right to the chat.
 */
@Injectable()
export class Typists {
  private readonly byKey = new Map<string, Typist>();
  /** Right checks in progress. `hasMoved` is set when the chat moves meanwhile, because the check may have read the former state. */
  private readonly asked = new Set<{ chatId: string; hasMoved: boolean }>();

  constructor(
    private readonly sockets: Sockets,
    private readonly clock: Clock,
  ) {
    sockets.onEverywhere(MOVED, (chatId) => this.end((typist) => typist.told.payload.chatId === chatId, chatId));
  }

  /** Relays the signal if `ask` resolves and the chat has not moved meanwhile. `ask` rejects when the sender has no right. */
  async say(socket: Socket, chatId: string, ask: () => Promise<Typing>): Promise<void> {
    const question = { chatId, hasMoved: false };
    this.asked.add(question);
    const { told, preview } = await ask().finally(() => this.asked.delete(question));
    if (question.hasMoved || socket.disconnected) return;
    const key = `${chatId} ${told.payload.senderId}`;
    if (told.payload.typing) this.byKey.set(key, { socketId: socket.id, told, until: this.clock.now().getTime() + LASTS_MS });
    else this.byKey.delete(key);
    if (!preview) return this.sockets.relay(socket, 'typing', told);
    this.sockets.relay(socket, 'typing', { ...told, except: [...(told.except ?? []), preview.to] });
    this.sockets.relay(socket, 'typing', { payload: { ...told.payload, text: preview.text }, to: [preview.to] });
  }

  /** Ends the typing signals of the chat at every node. */
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
