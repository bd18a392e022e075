import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Caller, hasRole, Sockets, Sweep } from '#platform';
import type { Socket } from 'socket.io';
import { Visits } from '../attendance/visits';
import { ChatRooms } from '../chat/chat-rooms';
import { EndLostWatches } from './end-lost-watches';
import { OwnWatches } from './own-watches';
import { RemoveEndedWatches } from './remove-ended-watches';
import { StopWatching } from './stop-watching';
import { WatchChat } from './watch-chat';
import { Viewers } from './viewers';
import { Watchers } from './watchers';

@Injectable()
export class WatchingClock {
  constructor(
    private readonly commands: CommandBus,
    private readonly sockets: Sockets,
    private readonly visits: Visits,
    private readonly watchers: Watchers,
    private readonly own: OwnWatches,
    private readonly rooms: ChatRooms,
    private readonly viewers: Viewers,
  ) {}

  /**
   * Renews the lease that this node's watches live by, and makes the stored ones equal to those of its sockets: a pause of the node may
   * have ended watches that go on, and the end of a socket may not have been stored.
   */
  @Sweep(3, { on: 'every node' })
  async keepWatches(): Promise<void> {
    if (!this.own.isEmpty) await this.visits.renewLease();
    const stored = await this.watchers.here();
    for (const { socketId, chatId } of stored) {
      this.endUnseen(socketId, chatId);
      if (!this.own.has(socketId, chatId)) await this.commands.execute(new StopWatching(socketId, chatId));
    }
    const known = new Set(stored.map(({ socketId, chatId }) => `${socketId} ${chatId}`));
    for (const watch of this.own.all()) if (!known.has(`${watch.socketId} ${watch.chatId}`)) await this.beginAgain(watch);
  }

  @Sweep(3, { on: 'every node' })
  async renewViewers(): Promise<void> {
    await this.viewers.renew();
  }

  @Sweep(1, { on: 'worker' })
  async endLost(): Promise<void> {
    await this.commands.execute(new EndLostWatches());
  }

  @Sweep(600, { on: 'worker' })
  async removeEnded(): Promise<void> {
    await this.commands.execute(new RemoveEndedWatches());
  }

  /** What cannot begin again, since the chat is closed or the socket is gone, is forgotten. */
  private async beginAgain({ socketId, chatId, visible }: ReturnType<OwnWatches['all']>[number]): Promise<void> {
    const caller = this.callerOf(socketId);
    if (caller && hasRole(caller, 'supervisor')) {
      const begun = await this.commands.execute(new WatchChat(caller, chatId, socketId, visible)).then(
        () => true,
        () => false,
      );
      if (begun) return;
    }
    this.own.delete(socketId, chatId);
  }

  /** Whoever may see the chat no longer has left its room. */
  private endUnseen(socketId: string, chatId: string): void {
    const socket = this.socketOf(socketId);
    if (socket && !this.rooms.isWatching(socket, chatId)) this.own.delete(socketId, chatId);
  }

  private socketOf(socketId: string): Socket | undefined {
    return this.sockets.open.find(({ id }) => id === socketId);
  }

  private callerOf(socketId: string): Caller | undefined {
    const socket = this.socketOf(socketId);
    return socket && (socket.data as { caller: Caller }).caller;
  }
}
