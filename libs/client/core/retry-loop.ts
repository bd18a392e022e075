import { ProblemError } from './problem-error';

/** Exponential backoff: the waiting times between attempts. */
export interface Backoff {
  /** Milliseconds before the second attempt, doubled before each further one up to `longestMs`. */
  firstMs: number;
  longestMs: number;
  /** Returns a number in [0, 1). Randomness keeps clients that were disconnected together from reconnecting together. */
  random: () => number;
}

export const PATIENT: Backoff = { firstMs: 500, longestMs: 15_000, random: Math.random };

/**
 * Returns the milliseconds before the next attempt: half of the backoff fixed, half of it random ("equal jitter"), and never less than the
 * server's `retryAfterSeconds`.
 */
export function waitBefore(attempt: number, { firstMs, longestMs, random }: Backoff, error?: unknown): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
  const asked = error instanceof ProblemError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  return Math.max(asked, full / 2) + (random() * full) / 2;
}

/** Retry loop: runs its work when woken, one run at a time, and retries failed runs with backoff. */
export class RetryLoop {
  private due = false;
  private running = false;
  private stopped = false;
  private attempt = 0;
  private timer?: ReturnType<typeof setTimeout>;

  /** @param work throws to be retried, and calls `wake` if there is more to do */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly backoff: Backoff,
    /** Called with the time of the next attempt, in Unix milliseconds. */
    private readonly onPause: (until: number) => void = () => undefined,
  ) {}

  /** Runs the work now, or after the current pause. */
  wake(): void {
    if (this.stopped) return;
    this.due = true;
    if (!this.running && this.timer === undefined) void this.run();
  }

  /** Runs the work now and resets the backoff, because the cause of the failures is gone. */
  wakeNow(): void {
    this.attempt = 0;
    this.clearPause();
    this.wake();
  }

  /** Runs the work after a pause. */
  wakeSoon(): void {
    if (this.stopped) return;
    this.due = true;
    if (!this.running) this.pause();
  }

  stop(): void {
    this.stopped = true;
    this.due = false;
    this.clearPause();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.due) {
      this.due = false;
      try {
        await this.work();
        this.attempt = 0;
      } catch (error) {
        if (!this.stopped) this.due = true;
        this.running = false;
        return this.pause(error);
      }
    }
    this.running = false;
  }

  private pause(error?: unknown): void {
    if (this.stopped || this.timer !== undefined) return;
    const ms = waitBefore(this.attempt, this.backoff, error);
    this.attempt += 1;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.run();
    }, ms);
    this.onPause(Date.now() + ms);
  }

  private clearPause(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
