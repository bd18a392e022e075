import { ProblemError } from './problem-error';

/** How long to wait before trying again. */
export interface Backoff {
  /** Before the second attempt, in milliseconds; doubled for each further one. */
  firstMs: number;
  longestMs: number;
  /** In [0, 1): so that clients that were cut off together do not come back together. */
  random: () => number;
}

export const PATIENT: Backoff = { firstMs: 500, longestMs: 15_000, random: Math.random };

/** Milliseconds: half of it certain, half of it chance; never less than the server asked for. */
export function waitBefore(attempt: number, { firstMs, longestMs, random }: Backoff, error?: unknown): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
  const asked = error instanceof ProblemError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  return Math.max(asked, full / 2) + (random() * full) / 2;
}

/** Does its work whenever there is some, one piece at a time; what fails is tried again, later and later. */
export class RetryLoop {
  private due = false;
  private running = false;
  private stopped = false;
  private attempt = 0;
  private timer?: ReturnType<typeof setTimeout>;

  /** @param work throws when it is to be tried again, and orders the next piece with `wake` */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly backoff: Backoff,
    /** Hears when the next attempt is, in milliseconds since 1970. */
    private readonly onPause: (until: number) => void = () => undefined,
  ) {}

  /** There is work: it is done now, or when the pause after a failure is over. */
  wake(): void {
    if (this.stopped) return;
    this.due = true;
    if (!this.running && this.timer === undefined) void this.run();
  }

  /** The reason for earlier failures is gone. */
  wakeNow(): void {
    this.attempt = 0;
    this.clearPause();
    this.wake();
  }

  /** There is work, but not at once. */
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
