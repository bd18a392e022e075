import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Clock } from '#kernel';
import type { Feed, Revision, Snapshot } from '#protocol';
import { rooms } from './rooms';
import type { WireEvent } from './told';

/** The numbers that the events of each feed bear at this node, so that whoever misses one knows. */
@Injectable()
export class Feeds {
  private readonly revisions = new Map<Feed, number>();
  private readonly broken = new Set<Feed>();
  private readonly listeners: ((wire: WireEvent) => void)[] = [];

  constructor(private readonly clock: Clock) {}

  /** Of the last event. */
  revision(feed: Feed): number {
    return this.revisions.get(feed) ?? 0;
  }

  /** The number of the next event. */
  next(feed: Feed, reset: boolean): Revision {
    const revision = this.revision(feed) + 1;
    this.revisions.set(feed, revision);
    return reset ? { revision, reset } : { revision };
  }

  /** Is told of every event of a feed that this node sends to its sockets, whichever node it comes from. */
  onSent(listener: (wire: WireEvent) => void): void {
    this.listeners.push(listener);
  }

  sent(wire: WireEvent): void {
    for (const listener of this.listeners) listener(wire);
  }

  /** Something was not told that should have been: the next event says so, at every node. */
  lost(feed: Feed): void {
    this.broken.add(feed);
  }

  /** Of any feed. */
  lostAll(): void {
    for (const feed of this.revisions.keys()) this.broken.add(feed);
  }

  /** Whether that is so, once. */
  takeLost(feed: Feed): boolean {
    return this.broken.delete(feed);
  }

  /**
   * The room, then the number, then the state: an event of a higher number is heard in the room, whatever was told under a lower
   * one is in the state. What is heard before the answer may be in it too; in their order events lead to the same end.
   */
  async watch<T>(feed: Feed, socket: Socket, watches: boolean, read: () => Promise<T[]>): Promise<Snapshot<T>> {
    const room = rooms.watching(feed);
    await (watches ? socket.join(room) : socket.leave(room));
    const revision = this.revision(feed);
    return { data: watches ? await read() : [], revision, serverTime: this.clock.now().toISOString() };
  }
}
