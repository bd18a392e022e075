import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { Feeds, Coalescer, isUnlimited, rooms, Sockets } from '#platform';
import { LimitedQueues } from '../floor/limited-queues';
import { QueueChanges } from './queue-changes';
import { QueuePositions } from './queue-positions';
import { withoutWords } from './row-texts';

const GATHER_MS = 250;

/** Feed of the queue: tells staff the gathered changes, and customers their positions. */
@Injectable()
export class QueueFeed implements BeforeApplicationShutdown {
  /** Ids of chats that staff have not been told of. */
  private added = new Set<string>();
  private updated = new Set<string>();
  /** Ids of chats in `added` that a snapshot may contain, so that their removal has to be told. */
  private perhapsShown = new Set<string>();
  private snapshots = 0;
  private removed = new Map<string, string>();
  /** Whether a waiting chat came to another team. */
  private moved = false;
  private readonly gather = new Coalescer<string>(GATHER_MS, () => this.tell(), new Logger(QueueFeed.name));
  /** The last `queue.position` of each customer of this node, by chat id. */
  private told = new Map<string, string>();

  constructor(
    private readonly positions: QueuePositions,
    private readonly changes: QueueChanges,
    private readonly sockets: Sockets,
    private readonly feeds: Feeds,
    private readonly limited: LimitedQueues,
    private readonly settings: CurrentSettings,
  ) {}

  /** A chat that left and came back before staff were told is told as updated. */
  add(chatId: string): void {
    if (this.removed.delete(chatId)) this.updated.add(chatId);
    else this.added.add(chatId);
    if (this.snapshots > 0) this.perhapsShown.add(chatId);
    this.gather.add(chatId);
  }

  /** The chat stays in the queue, and its row changed. */
  update(chatId: string): void {
    if (!this.added.has(chatId)) this.updated.add(chatId);
    this.gather.add(chatId);
  }

  /** The waiting chat is for another team: whoever sees some teams alone has to ask anew. */
  move(chatId: string): void {
    this.moved = true;
    this.update(chatId);
  }

  /** The customer of the chat changed. */
  async updateOf(customerId: string): Promise<undefined> {
    for (const { chatId } of await this.positions.ofCustomers([customerId])) this.update(chatId);
  }

  /** Reads the queue for a socket that begins to watch. Chats added until then may be in the snapshot, so their removal is told. */
  async snapshot<T>(read: () => Promise<T>): Promise<T> {
    for (const chatId of this.added) this.perhapsShown.add(chatId);
    this.snapshots += 1;
    try {
      return await read();
    } finally {
      this.snapshots -= 1;
    }
  }

  /** A chat that came and went before staff were told is left out. */
  remove(chatId: string, reason: string): void {
    this.updated.delete(chatId);
    if (!this.added.delete(chatId) || this.perhapsShown.has(chatId)) this.removed.set(chatId, reason);
    this.gather.add(chatId);
  }

  /** Tells the customers of this node whose position or estimate has changed since they were told. */
  async tellPositions(): Promise<void> {
    const here = this.customersHere();
    const told = new Map<string, string>();
    if (here.length > 0) {
      for (const { customerId, ...payload } of await this.positions.ofCustomers(here)) {
        const now = JSON.stringify(payload);
        told.set(payload.chatId, now);
        if (this.told.get(payload.chatId) !== now)
          this.sockets.send({ name: 'queue.position', told: [{ payload, to: [rooms.customer(customerId)] }] });
      }
    }
    this.told = told;
  }

  /** A customer is told its position on every connect. */
  async greet(customerId: string): Promise<void> {
    for (const { customerId: _id, ...payload } of await this.positions.ofCustomers([customerId])) {
      this.told.set(payload.chatId, JSON.stringify(payload));
      this.sockets.send({ name: 'queue.position', told: [{ payload, to: [rooms.customer(customerId)] }] });
    }
  }

  beforeApplicationShutdown(): void {
    this.gather.stop();
  }

  private async tell(): Promise<void> {
    const { added, updated, removed } = this;
    this.added = new Set();
    // A chat that is told as removed may wait again by now; then its row is told as well.
    this.perhapsShown = new Set(removed.keys());
    this.updated = new Set();
    this.removed = new Map();
    const moved = this.moved;
    this.moved = false;
    if (added.size + updated.size + removed.size > 0) {
      await this.tellStaff(added, [...updated], removed, moved).catch((error: unknown) => {
        this.feeds.lost('queue');
        throw error;
      });
    }
    await this.tellPositions();
  }

  private async tellStaff(added: Set<string>, updated: string[], removed: Map<string, string>, moved: boolean): Promise<void> {
    const payload = await this.changes.of({ added, updated, removed });
    const aside = isUnlimited(await this.settings.lastRead()) ? undefined : await this.limited.aside(payload, moved);
    const onScreens = { ...payload, added: payload.added.map(withoutWords), updated: payload.updated.map(withoutWords) };
    this.sockets.send({
      name: 'queue.changed',
      aside,
      told: [
        { payload, to: [rooms.queue] },
        { payload: onScreens, to: [rooms.queueOnScreens] },
      ],
    });
  }

  private customersHere(): string[] {
    const prefix = rooms.customer('');
    const here = this.sockets.server?.sockets.adapter.rooms.keys() ?? [];
    return [...here].filter((room) => room.startsWith(prefix)).map((room) => room.slice(prefix.length));
  }
}
