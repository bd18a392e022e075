import { Injectable } from '@nestjs/common';

/** Watches of this node's sockets, kept in memory beside the stored ones: each repairs what the other has lost. */
@Injectable()
export class OwnWatches {
  private readonly visibleBySocket = new Map<string, Map<string, boolean | undefined>>();

  get isEmpty(): boolean {
    return this.visibleBySocket.size === 0;
  }

  add(socketId: string, chatId: string, visible: boolean | undefined): void {
    const ofSocket = this.visibleBySocket.get(socketId) ?? new Map<string, boolean | undefined>();
    this.visibleBySocket.set(socketId, ofSocket.set(chatId, visible));
  }

  delete(socketId: string, chatId: string): void {
    const ofSocket = this.visibleBySocket.get(socketId);
    ofSocket?.delete(chatId);
    if (ofSocket?.size === 0) this.visibleBySocket.delete(socketId);
  }

  /** @returns whether the socket had any */
  deleteAllOf(socketId: string): boolean {
    return this.visibleBySocket.delete(socketId);
  }

  has(socketId: string, chatId: string): boolean {
    return this.visibleBySocket.get(socketId)?.has(chatId) ?? false;
  }

  all(): { socketId: string; chatId: string; visible: boolean | undefined }[] {
    return [...this.visibleBySocket].flatMap(([socketId, chats]) => [...chats].map(([chatId, visible]) => ({ socketId, chatId, visible })));
  }
}
