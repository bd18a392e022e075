import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Feeds, Coalescer, rooms, Sockets } from '#platform';
import { QueueChanges } from './queue-changes';
import { QueuePositions } from './queue-positions';
import { withoutWords } from './row-texts';

const GATHER_MS = 250;

/** Tells staff what came and went in the queue, gathered, and customers where they stand. */
@Injectable()
export class QueueFeed implements BeforeApplicationShutdown {
  /** Chats that staff have not heard of before. */
  private added = new Set<string>();
  private updated = new Set<string>();
  /** Chats of `added` that a snapshot may hold, so that their going has to be told. */
  private perhapsShown = new Set<string>();
  private snapshots = 0;
  private removed = new Map<string, string>();
  private readonly gather = new Coalescer<string>(GATHER_MS, () => this.tell(), new Logger(QueueFeed.name));
  /** What each customer of this node was told last, by chat. */
  private told = new Map<string, string>();

  constructor(
    private readonly positions: QueuePositions,
    private readonly changes: QueueChanges,
    private readonly sockets: Sockets,
    private readonly feeds: Feeds,
  ) {}

  /** What left and came back before anybody was told has stayed. */
  add(chatId: string): void {
    if (this.removed.delete(chatId)) this.updated.add(chatId);
    else this.added.add(chatId);
    if (this.snapshots > 0) this.perhapsShown.add(chatId);
    this.gather.add(chatId);
  }

  /** It stays in line and changed. */
  update(chatId: string): void {
    if (!this.added.has(chatId)) this.updated.add(chatId);
    this.gather.add(chatId);
  }

  /** Its customer changed. */
  async updateOf(customerId: string): Promise<undefined> {
    for (const { chatId } of await this.positions.ofCustomers([customerId])) this.update(chatId);
  }

  /** Reads the queue for whoever begins to watch it: a chat that came and goes meanwhile may be in what is read. */
  async snapshot<T>(read: () => Promise<T>): Promise<T> {
    for (const chatId of this.added) this.perhapsShown.add(chatId);
    this.snapshots += 1;
    try {
      return await read();
    } finally {
      this.snapshots -= 1;
    }
  }

  /** What came and went before anybody was told is left out. */
  remove(chatId: string, reason: string): void {
    this.updated.delete(chatId);
    if (!this.added.delete(chatId) || this.perhapsShown.has(chatId)) this.removed.set(chatId, reason);
    this.gather.add(chatId);
  }

  /** Tells customers connected here whose position or wait is not what they were told last. */
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

  /** On connect a customer is told where it stands, whatever it was told before. */
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
    // What is being told as gone may be found waiting again, and is told as that.
    this.perhapsShown = new Set(removed.keys());
    this.updated = new Set();
    this.removed = new Map();
    if (added.size + updated.size + removed.size > 0) {
      await this.tellStaff(added, [...updated], removed).catch((error: unknown) => {
        this.feeds.lost('queue');
        throw error;
      });
    }
    await this.tellPositions();
  }

  private async tellStaff(added: Set<string>, updated: string[], removed: Map<string, string>): Promise<void> {
    const payload = await this.changes.of({ added, updated, removed });
    const onScreens = { ...payload, added: payload.added.map(withoutWords), updated: payload.updated.map(withoutWords) };
    this.sockets.send({
      name: 'queue.changed',
      told: [
        { payload, to: [rooms.staff, rooms.watching('queue')], except: [rooms.queueOnScreens] },
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
