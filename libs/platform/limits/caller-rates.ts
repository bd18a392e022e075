import { Injectable } from '@nestjs/common';
import { EventBuckets } from './event-buckets';
import { tellQuota } from './rate-limit-headers';
import { RateLimits } from './rate-limits';

/** A caller's rate on this node, over all its sockets and requests, as a multiple of the rate of one socket. */
const SOCKET_RATE_FACTOR = 2;
/** Burst in seconds: a client that reconnects sends at once what it queued while offline. */
const BURST_SECONDS = 10;

class CallerBuckets {
  readonly all = new EventBuckets(SOCKET_RATE_FACTOR, BURST_SECONDS);
  openSockets = 0;
  isIdle = false;
}

/** Token buckets per caller, so that many tabs, or a socket and REST together, do not multiply the rate. */
@Injectable()
export class CallerRates {
  private readonly callers = new Map<string, CallerBuckets>();

  constructor(private readonly limits: RateLimits) {}

  /** Returns the buckets of a caller and counts a socket that uses them, until `close`. */
  open(callerId: string): EventBuckets {
    const buckets = this.of(callerId);
    buckets.openSockets += 1;
    return buckets.all;
  }

  close(callerId: string): void {
    this.of(callerId).openSockets -= 1;
  }

  /** Takes a token for a message sent by REST; false if the caller must wait. */
  takeMessage(callerId: string): boolean {
    const { all } = this.of(callerId);
    const rates = this.limits.current();
    const isTaken = all.takeMessage(rates);
    const quota = all.messagesAtOnce(rates);
    if (quota > 0)
      tellQuota({
        policy: 'messages',
        quota,
        windowSeconds: BURST_SECONDS,
        remaining: all.messagesLeft,
        resetSeconds: ((quota - all.messagesLeft) / quota) * BURST_SECONDS,
      });
    return isTaken;
  }

  /** Removes callers without a socket or a request since the last call. Their buckets would be full again by now. */
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
