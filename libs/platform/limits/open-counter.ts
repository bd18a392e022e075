/** Counter of open things per owner. An owner with nothing open takes no memory. */
export class OpenCounter {
  private readonly counts = new Map<string, number>();

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  /** @returns an idempotent function that undoes this count */
  add(key: string): () => void {
    this.counts.set(key, this.of(key) + 1);
    let counted = true;
    return () => {
      if (!counted) return;
      counted = false;
      const left = this.of(key) - 1;
      if (left === 0) this.counts.delete(key);
      else this.counts.set(key, left);
    };
  }

  get size(): number {
    return this.counts.size;
  }
}
