import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#kernel';
import { networkOf } from '../http/network-of';
import { tellQuota } from './rate-limit-headers';

const WINDOW_SECONDS = 60;

/** Rate limiter (fixed window): counts attempts per address and minute, on this node only. */
@Injectable()
export class Throttle {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  /**
   * @param perMinute 0 means no limit
   * @throws DomainError `rate.limited` with `retryAfterSeconds`
   */
  async take(what: string, address: string, perMinute: number): Promise<void> {
    if (perMinute === 0) return;
    try {
      this.tell(what, perMinute, await this.limiter(what, perMinute).consume(networkOf(address)));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      this.tell(what, perMinute, refusal);
      const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000);
      throw new DomainError('too_many', 'rate.limited', `Too many attempts; try again in ${retryAfterSeconds} s`, { retryAfterSeconds });
    }
  }

  private tell(policy: string, quota: number, { remainingPoints: remaining, msBeforeNext }: RateLimiterRes): void {
    tellQuota({ policy, quota, windowSeconds: WINDOW_SECONDS, remaining, resetSeconds: msBeforeNext / 1000 });
  }

  private limiter(what: string, perMinute: number): RateLimiterMemory {
    const name = `${what}:${perMinute}`;
    let limiter = this.limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterMemory({ points: Math.max(1, Math.floor(perMinute)), duration: WINDOW_SECONDS });
      this.limiters.set(name, limiter);
    }
    return limiter;
  }
}
