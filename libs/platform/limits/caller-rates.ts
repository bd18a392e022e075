import { Injectable } from '@nestjs/common';
import { EventBuckets } from './event-buckets';
import { RateLimits } from './rate-limits';

/** Of what one socket may do, so much may a caller do with all of its sockets and requests at this node. */
const TIMES_A_SOCKET = 2;
/** Whoever comes back sends what was gathered meanwhile: so many seconds' worth of it may come at once. */
const BURST_SECONDS = 10;

class CallerBuckets {
  readonly all = new EventBuckets(TIMES_A_SOCKET, BURST_SECONDS);
  openSockets = 0;
  isIdle = false;
}

/** The buckets of every caller who is or was here lately: many tabs, or a socket and REST, are not many times the rate. */
@Injectable()
export class CallerRates {
  private readonly callers = new Map<string, CallerBuckets>();

  constructor(private readonly limits: RateLimits) {}

  /** Those that a socket of the caller draws from, until it is closed. */
  open(callerId: string): EventBuckets {
    const buckets = this.of(callerId);
    buckets.openSockets += 1;
    return buckets.all;
  }

  close(callerId: string): void {
    this.of(callerId).openSockets -= 1;
  }

  /** Whether the caller may send a message by REST now. */
  takeMessage(callerId: string): boolean {
    return this.of(callerId).all.takeMessage(this.limits.current());
  }

  /** Forgets who has no socket and asked for nothing since the last call: by then its buckets are full again. */
  forgetIdle(): void {
    for (const [id, buckets] of this.callers) {
      if (buckets.isIdle && buckets.openSockets === 0) this.callers.delete(id);
      else buckets.isIdle = true;
    }
  }

  get size(): number {
    return this.callers.size;
  }

  private of(callerId: string): CallerBuckets {
    let buckets = this.callers.get(callerId);
    if (!buckets) this.callers.set(callerId, (buckets = new CallerBuckets()));
    buckets.isIdle = false;
    return buckets;
  }
}
