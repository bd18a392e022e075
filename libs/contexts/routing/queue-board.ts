import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '#kernel';
import { rooms, Sockets } from '#platform';
import { Places } from './queries/places';

const GATHER_MS = 250;

/** Tells staff what came and went in the queue, gathered, and customers where they stand. */
@Injectable()
export class QueueBoard implements BeforeApplicationShutdown {
  private readonly logger = new Logger(QueueBoard.name);
  private added = new Set<string>();
  private removed = new Map<string, string>();
  private timer?: NodeJS.Timeout;
  /** The last position told to each customer of this node, by chat. */
  private told = new Map<string, number>();

  constructor(
    private readonly places: Places,
    private readonly sockets: Sockets,
    private readonly clock: Clock,
  ) {}

  add(chatId: string): void {
    this.added.add(chatId);
    this.schedule();
  }

  /** What came and went before anybody was told is left out. */
  remove(chatId: string, reason: string): void {
    if (!this.added.delete(chatId)) this.removed.set(chatId, reason);
    this.schedule();
  }

  /** Tells customers connected here whose place is not the one they were told last. */
  async tellPositions(customerIds = this.customersHere()): Promise<void> {
    const places = await this.places.ofCustomers(customerIds);
    for (const { chatId, customerId, position } of places) {
      if (this.told.get(chatId) === position) continue;
      const payload = { chatId, position, estimatedWaitSeconds: null };
      this.sockets.send({ name: 'queue.position', payload, to: [rooms.customer(customerId)] });
    }
    this.told = new Map(places.map(({ chatId, position }) => [chatId, position]));
  }

  /** On connect a customer is told where it stands, whatever it was told before. */
  async greet(customerId: string, tell: (payload: { chatId: string; position: number; estimatedWaitSeconds: null }) => void): Promise<void> {
    for (const { chatId, position } of await this.places.ofCustomers([customerId])) {
      this.told.set(chatId, position);
      tell({ chatId, position, estimatedWaitSeconds: null });
    }
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flush().catch((error: unknown) => this.logger.error(error, 'the queue could not be told'));
    }, GATHER_MS);
  }

  private async flush(): Promise<void> {
    const { added, removed } = this;
    this.added = new Set();
    this.removed = new Map();
    if (added.size > 0 || removed.size > 0) await this.tellStaff([...added], [...removed]);
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
    this.sockets.send({ name: 'queue.changed', payload, to: [rooms.staff] });
  }

  private customersHere(): string[] {
    const prefix = rooms.customer('');
    const here = this.sockets.server?.sockets.adapter.rooms.keys() ?? [];
    return [...here].filter((room) => room.startsWith(prefix)).map((room) => room.slice(prefix.length));
  }
}
