/** Binary heap: `first` is the first item by `compare`. Source: J. W. J. Williams, "Algorithm 232: Heapsort", 1964. */
export class Heap<T> {
  constructor(
    private readonly items: T[],
    private readonly compare: (a: T, b: T) => number,
  ) {
    for (let at = (items.length >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  get first(): T | undefined {
    return this.items[0];
  }

  /** Replaces the first item by another one; O(log n). */
  replaceFirst(item: T): void {
    this.items[0] = item;
    this.sink(0);
  }

  /** O(log n) */
  dropFirst(): void {
    const last = this.items.pop();
    if (last !== undefined && this.items.length > 0) this.replaceFirst(last);
  }

  /** O(log n) */
  add(item: T): void {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.compare(item, items[parent]!) >= 0) break;
      items[at] = items[parent]!;
      at = parent;
    }
    items[at] = item;
  }

  private sink(from: number): void {
    const { items } = this;
    const item = items[from]!;
    let at = from;
    for (let child = 2 * at + 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && this.compare(items[child + 1]!, items[child]!) < 0) child++;
      if (this.compare(item, items[child]!) <= 0) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = item;
  }
}
