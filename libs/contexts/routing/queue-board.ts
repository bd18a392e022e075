import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '#kernel';
import { Gather, rooms, Sockets } from '#platform';
import type { ServerEvents } from '#protocol';
import { Estimates } from './queries/estimates';
import { Places } from './queries/places';

const GATHER_MS = 250;

/** Tells staff what came and went in the queue, gathered, and customers where they stand. */
@Injectable()
export class QueueBoard implements BeforeApplicationShutdown {
  /** By chat, whether staff have not heard of it before. */
  private added = new Map<string, boolean>();
  private removed = new Map<string, string>();
  private readonly gather = new Gather<string>(GATHER_MS, () => this.tell(), new Logger(QueueBoard.name));
  /** What each customer of this node was told last, by chat. */
  private told = new Map<string, string>();

  constructor(
    private readonly places: Places,
    private readonly estimates: Estimates,
    private readonly sockets: Sockets,
    private readonly clock: Clock,
  ) {}

  add(chatId: string): void {
    const isNew = !this.removed.delete(chatId);
    this.added.set(chatId, isNew);
    this.gather.add(chatId);
  }

  /** It has another place in the queue: told again. */
  move(chatId: string): void {
    this.added.set(chatId, this.added.get(chatId) ?? false);
    this.gather.add(chatId);
  }

  /** What came and went before anybody was told is left out. */
  remove(chatId: string, reason: string): void {
    const wasNew = this.added.get(chatId) ?? false;
    this.added.delete(chatId);
    if (!wasNew) this.removed.set(chatId, reason);
    this.gather.add(chatId);
  }

  /** Tells customers connected here whose place or wait is not what they were told last. */
  async tellPositions(): Promise<void> {
    const here = this.customersHere();
    const told = new Map<string, string>();
    if (here.length > 0) {
      for (const { customerId, ...payload } of await this.positionsOf(here)) {
        const now = JSON.stringify(payload);
        told.set(payload.chatId, now);
        if (this.told.get(payload.chatId) !== now) this.sockets.send({ name: 'queue.position', told: [{ payload, to: [rooms.customer(customerId)] }] });
      }
    }
    this.told = told;
  }

  /** On connect a customer is told where it stands, whatever it was told before. */
  async greet(customerId: string): Promise<void> {
    for (const { customerId: _id, ...payload } of await this.positionsOf([customerId])) {
      this.told.set(payload.chatId, JSON.stringify(payload));
      this.sockets.send({ name: 'queue.position', told: [{ payload, to: [rooms.customer(customerId)] }] });
    }
  }

  beforeApplicationShutdown(): void {
    this.gather.stop();
  }

  private async positionsOf(customerIds: string[]): Promise<(ServerEvents['queue.position'] & { customerId: string })[]> {
    const [places, estimates] = await Promise.all([this.places.ofCustomers(customerIds), this.estimates.all()]);
    return places.map(({ chatId, customerId, position }) => ({ chatId, customerId, position, estimatedWaitSeconds: estimates.get(chatId) ?? null }));
  }

  private async tell(): Promise<void> {
    const { added, removed } = this;
    this.added = new Map();
    this.removed = new Map();
    if (added.size > 0 || removed.size > 0) await this.tellStaff([...added.keys()], [...removed]);
    await this.tellPositions();
  }

  private async tellStaff(added: string[], removed: [string, string][]): Promise<void> {
    const [places, { total, oldest }] = await Promise.all([this.places.ofChats(added), this.places.totals()]);
    const payload = {
      added: places.map(({ customerId: _id, ...entry }) => entry),
      removed: removed.map(([chatId, reason]) => ({ chatId, reason })),
      total,
      longestWaitSeconds: oldest ? Math.max(0, (this.clock.now().getTime() - oldest.getTime()) / 1000) : 0,
    };
    this.sockets.send({ name: 'queue.changed', told: [{ payload, to: [rooms.staff] }] });
  }

  private customersHere(): string[] {
    const prefix = rooms.customer('');
    const here = this.sockets.server?.sockets.adapter.rooms.keys() ?? [];
    return [...here].filter((room) => room.startsWith(prefix)).map((room) => room.slice(prefix.length));
  }
}
