import type { Aggregate } from '#kernel';

/** Least-recently-used cache of aggregates as this node last knew them to be stored. */
export class Remembered<A extends Aggregate> {
  private readonly known = new Map<string, A>();

  constructor(private readonly max = 10_000) {}

  /** Whoever takes an aggregate is the only one who has it, and puts it back when what it then is was stored. */
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
