import { Logger } from '@nestjs/common';

/**
 * Debounced batch: collects items for `milliseconds` and flushes them together. A flush waits for the previous one, so that an older state
 * is never sent after a newer one.
 */
export class Coalescer<T> {
  private items = new Set<T>();
  private timer?: NodeJS.Timeout;
  private flushed: Promise<void> = Promise.resolve();

  constructor(
    private readonly milliseconds: number,
    private readonly flush: (items: T[]) => Promise<void>,
    private readonly logger: Logger,
  ) {}

  add(...items: T[]): void {
    for (const item of items) this.items.add(item);
    this.timer ??= setTimeout(() => this.run(), this.milliseconds);
  }

  /** Drops the items that have not been flushed. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private run(): void {
    const items = [...this.items];
    this.items = new Set();
    this.timer = undefined;
    this.flushed = this.flushed
      .then(() => this.flush(items))
      .catch((error: unknown) => this.logger.error(error, 'what was gathered could not be told'));
  }
}
