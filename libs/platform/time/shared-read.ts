import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** After a read, the pause is this multiple of its duration (up to a limit), so that reads take at most a fifth of the time. */
const PAUSE_FACTOR = 4;

/**
 * Request coalescing: callers that ask while a read runs or pauses share the next read. Nobody receives a result that was read before the
 * call.
 */
export class SharedRead<T> {
  private next?: Promise<T>;
  private running: Promise<unknown> = Promise.resolve();
  private pausedUntil = 0;

  /** @param maxPauseMs 0: a read begins as soon as the one before it has ended */
  constructor(
    private readonly read: () => Promise<T>,
    private readonly maxPauseMs = 250,
  ) {}

  now(): Promise<T> {
    return (this.next ??= this.begin());
  }

  private async begin(): Promise<T> {
    await this.running;
    const pauseMs = this.pausedUntil - performance.now();
    if (pauseMs > 0) await sleep(pauseMs, undefined, { ref: false });
    this.next = undefined;
    const read = this.measured();
    this.running = read.catch(() => undefined);
    return read;
  }

  private async measured(): Promise<T> {
    const began = performance.now();
    try {
      return await this.read();
    } finally {
      const ended = performance.now();
      this.pausedUntil = ended + Math.min(PAUSE_FACTOR * (ended - began), this.maxPauseMs);
    }
  }
}
