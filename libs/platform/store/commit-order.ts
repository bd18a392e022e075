import type { LoggedEvent } from './event-log';

/**
 * The place of one transaction's events in the line to be published: behind those of every transaction that
 * changed one of the same aggregates before. Postgres gives locks free before it says that it has committed,
 * so of two transactions the later one may well be the first to hear.
 */
export class CommitOrder {
  private events: readonly LoggedEvent[] = [];
  private streams = new Set<string>();
  private ahead: Promise<void>[] = [];
  private settle!: () => void;
  private readonly settled = new Promise<void>((resolve) => (this.settle = resolve));

  /** @param last by aggregate, when the last transaction that changed it is settled; those that are settled are not in it */
  constructor(
    private readonly last: Map<string, Promise<void>>,
    private readonly publish: (events: readonly LoggedEvent[]) => void,
  ) {}

  /** To be called while the transaction still holds its locks: then the line is that of the commits. */
  queueUp(events: readonly LoggedEvent[]): void {
    this.events = events;
    this.streams = new Set(events.map(({ event }) => event.streamId));
    for (const stream of this.streams) {
      const before = this.last.get(stream);
      if (before) this.ahead.push(before);
      this.last.set(stream, this.settled);
    }
  }

  committed(events = this.events): void {
    this.end(events);
  }

  rolledBack(): void {
    this.end([]);
  }

  private end(events: readonly LoggedEvent[]): void {
    if (this.ahead.length === 0) this.step(events);
    else void Promise.all(this.ahead).then(() => this.step(events));
  }

  private step(events: readonly LoggedEvent[]): void {
    this.publish(events);
    for (const stream of this.streams) {
      if (this.last.get(stream) === this.settled) this.last.delete(stream);
    }
    this.settle();
  }
}
