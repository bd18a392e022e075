import { performance } from 'node:perf_hooks';
import { DomainError } from '#kernel';

/** A client that keeps sending after so many refusals within `WITHIN_MS` ignores them. */
const FLOOD = 2_000;
const WITHIN_MS = 10_000;

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
    if (now - this.since > WITHIN_MS) {
      this.since = now;
      this.count = 0;
    }
    this.count += 1;
    return this.count > FLOOD;
  }
}
