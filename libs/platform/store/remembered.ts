import type { Aggregate } from '#kernel';

/** LRU cache of aggregates in the state in which this node last stored them. */
export class Remembered<A extends Aggregate> {
  private readonly known = new Map<string, A>();

  constructor(private readonly max = 10_000) {}

  /** Removes an aggregate from the cache for exclusive use. The user returns it with `put` after its new state was stored. */
  take(id: string): A | undefined {
    const found = this.known.get(id);
    this.known.delete(id);
    return found;
  }

  put(aggregates: readonly A[]): void {
    for (const aggregate of aggregates) {
      this.known.delete(aggregate.id);
      this.known.set(aggregate.id, aggregate);
    }
    for (const oldest of this.known.keys()) {
      if (this.known.size <= this.max) break;
      this.known.delete(oldest);
    }
  }
}
