import { performance } from 'node:perf_hooks';

/** Token bucket that refills continuously; its size is one second's worth of tokens unless `holds` is given. */
export class TokenBucket {
  private tokens = Number.POSITIVE_INFINITY;
  private filledAt = performance.now();

  /** How many were left after the last that was taken. */
  get left(): number {
    return this.tokens;
  }

  /** @param perSecond 0 means no limit */
  take(perSecond: number, holds = perSecond): boolean {
    if (perSecond === 0) return true;
    const now = performance.now();
    this.tokens = Math.min(Math.max(1, holds), this.tokens + ((now - this.filledAt) / 1000) * perSecond);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
