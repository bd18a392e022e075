import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Clock } from '#kernel';
import type { Feed, Revision, Snapshot } from '#protocol';
import { rooms } from './rooms';
import type { WireEvent } from './told';

/** Feeds of this node: their revisions, which let a client detect a missing event, and whether a feed has lost an event. */
@Injectable()
export class Feeds {
  private readonly revisions = new Map<Feed, number>();
  private readonly broken = new Set<Feed>();
  private readonly listeners: ((wire: WireEvent) => void)[] = [];

  constructor(private readonly clock: Clock) {}

  /** Revision of the feed's last event. */
  revision(feed: Feed): number {
    return this.revisions.get(feed) ?? 0;
  }

  /** Returns the revision for the feed's next event, and counts it. */
  next(feed: Feed, reset: boolean): Revision {
    const revision = this.revision(feed) + 1;
    this.revisions.set(feed, revision);
    return reset ? { revision, reset } : { revision };
  }

  /** Registers a listener for every feed event that this node sends to its sockets, whichever node it comes from. */
  onSent(listener: (wire: WireEvent) => void): void {
    this.listeners.push(listener);
  }

  sent(wire: WireEvent): void {
    for (const listener of this.listeners) listener(wire);
  }

  /** Records that an event of the feed was lost. The next event then carries `reset`, on every node. */
  lost(feed: Feed): void {
    this.broken.add(feed);
  }

  /** Records a loss for all feeds. */
  lostAll(): void {
    for (const feed of this.revisions.keys()) this.broken.add(feed);
  }

  /** Returns whether the feed has lost an event since the last call, and forgets it. */
  takeLost(feed: Feed): boolean {
    return this.broken.delete(feed);
  }

  /**
   * Starts or stops watching. The order matters: join the room, then read the revision, then read the state. So every event above the
   * revision is received in the room, and every event up to it is in the state. An event received before the ack may also be in the state
   * already; applying events in their order still gives the right result.
   */
  async watch<T>(feed: Feed, socket: Socket, watches: boolean, read: () => Promise<T[]>): Promise<Snapshot<T>> {
    const room = rooms.watching(feed);
    await (watches ? socket.join(room) : socket.leave(room));
    const revision = this.revision(feed);
    return { data: watches ? await read() : [], revision, serverTime: this.clock.now().toISOString() };
  }
}
