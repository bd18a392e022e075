import type { LoggedEvent } from './event-log';

/**
 * Publishing queue in commit order: the turn of one transaction, whose events are published after those of every earlier transaction that
 * changed one of the same aggregates. Needed because Postgres releases locks before it confirms a commit, so that the later of two
 * transactions may hear of its commit first.
 */
export class CommitOrder {
  private events: readonly LoggedEvent[] = [];
  private streams = new Set<string>();
  private ahead: Promise<void>[] = [];
  private settle!: () => void;
  private readonly settled = new Promise<void>((resolve) => (this.settle = resolve));

  /** @param last by aggregate id: resolves when the last transaction that changed it is settled. Settled ones are removed. */
  constructor(
    private readonly last: Map<string, Promise<void>>,
    private readonly publish: (events: readonly LoggedEvent[]) => void,
  ) {}

  /** Takes the turn. Call it while the transaction still holds its locks; only then is the order that of the commits. */
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
