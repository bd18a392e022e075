import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#kernel';
import { networkOf } from '../http/network-of';
import { siteLimited, siteOf } from './crowd-rates';
import { tellQuota } from './rate-limit-headers';

const WINDOW_SECONDS = 60;

/** Rate limiter (fixed window): counts attempts per address, or per site, and minute, on this node only. */
@Injectable()
export class Throttle {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  /**
   * @param perMinute 0 means no limit
   * @throws DomainError `rate.limited` with `retryAfterSeconds`
   */
  async take(what: string, address: string, perMinute: number): Promise<void> {
    if (perMinute === 0) return;
    const { isRefused, counted } = await this.count(what, networkOf(address), perMinute);
    this.tell(what, perMinute, counted);
    if (!isRefused) return;
    const retryAfterSeconds = secondsUntil(counted);
    throw new DomainError('too_many', 'rate.limited', `Too many attempts; try again in ${retryAfterSeconds} s`, { retryAfterSeconds });
  }

  /**
   * Counts attempts of all who come from one site together. What is left is told to nobody: it is not theirs alone.
   * @throws DomainError `rate.site_limited` with `retryAfterSeconds`
   */
  async takeOfSite(what: string, origin: string | undefined, perMinute: number): Promise<void> {
    if (perMinute === 0) return;
    const { isRefused, counted } = await this.count(`${what} of site`, siteOf(origin), perMinute);
    if (isRefused) throw siteLimited(secondsUntil(counted));
  }

  private async count(what: string, key: string, perMinute: number): Promise<{ isRefused: boolean; counted: RateLimiterRes }> {
    try {
      return { isRefused: false, counted: await this.limiter(what, perMinute).consume(key) };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { isRefused: true, counted: refusal };
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

const secondsUntil = ({ msBeforeNext }: RateLimiterRes): number => Math.ceil(msBeforeNext / 1000);
