import { Logger } from '@nestjs/common';

/** Collects what changed for a moment, so that one look and one message serve many changes. A look waits for the one before, so that no older one is told later. */
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

  /** What was gathered and not told yet is dropped. */
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
