import { performance } from 'node:perf_hooks';
import { DomainError } from '#kernel';

/** Whoever asks on after so many refusals within the time does not listen to them. */
const FLOOD = 2_000;
const WITHIN_MS = 10_000;

export function tooFast(): DomainError {
  return new DomainError('too_many', 'rate.limited', 'Too many events; slow down', { retryAfterSeconds: 1 });
}

/** How often one socket was refused lately. */
export class FloodDetector {
  private count = 0;
  private since = Number.NEGATIVE_INFINITY;

  /** @returns whether they have become a flood */
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
