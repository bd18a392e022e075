import { performance } from 'node:perf_hooks';
import { DomainError } from '#kernel';

/** A client that keeps sending after so many refusals within `WINDOW_MS` ignores them. */
const MAX_REFUSALS = 2_000;
const WINDOW_MS = 10_000;

export function tooFast(): DomainError {
  return new DomainError('too_many', 'rate.limited', 'Too many events; slow down', { retryAfterSeconds: 1 });
}

/** Flood detector: counts the recent refusals of one socket. */
export class FloodDetector {
  private count = 0;
  private since = Number.NEGATIVE_INFINITY;

  /** @returns whether the refusals have reached the limit of a flood */
  add(): boolean {
    const now = performance.now();
    if (now - this.since > WINDOW_MS) {
      this.since = now;
      this.count = 0;
    }
    this.count += 1;
    return this.count > MAX_REFUSALS;
  }
}
