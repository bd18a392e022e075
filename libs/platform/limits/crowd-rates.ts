import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Env } from '../env/env';
import { networkOf } from '../http/network-of';
import { addressReader } from '../http/trust-proxy';
import { RateLimits } from './rate-limits';
import { TokenBucket } from './token-bucket';

const MINUTE_SECONDS = 60;
/** Requests of programs name no site; they count as those of one. */
const NO_SITE = 'none';

/** The site whose page a request comes from, as its browser says. */
export const siteOf = (origin: string | undefined): string => origin ?? NO_SITE;

export const siteLimited = (retryAfterSeconds: number): DomainError =>
  new DomainError('too_many', 'rate.site_limited', 'Too much comes from this site at the moment; try again later', { retryAfterSeconds });
const networkLimited = (retryAfterSeconds: number): DomainError =>
  new DomainError('too_many', 'rate.network_limited', 'Too much comes from this network at the moment; try again later', {
    retryAfterSeconds,
  });

/** Token buckets for the messages of all customers of one site, and of one network, together: whoever comes as many has the rate of one. */
@Injectable()
export class CrowdRates {
  private readonly crowds = new Map<string, { messages: TokenBucket; isIdle: boolean }>();
  private readonly addressOf: (request: IncomingMessage) => string;

  constructor(
    private readonly limits: RateLimits,
    env: Env,
  ) {
    this.addressOf = addressReader(env);
  }

  /** @returns why a message of a customer is refused that comes by this request, or by a socket that began with it */
  refusalOf(request: IncomingMessage): DomainError | undefined {
    const { maxMessagesPerMinuteOfNetwork: ofNetwork, maxMessagesPerMinuteOfSite: ofSite } = this.limits.current();
    // The network first: one that floods does not use up what its site has.
    if (ofNetwork > 0 && !this.take(`network ${networkOf(this.addressOf(request))}`, ofNetwork)) return networkLimited(waitOf(ofNetwork));
    return ofSite > 0 && !this.take(`site ${siteOf(request.headers.origin)}`, ofSite) ? siteLimited(waitOf(ofSite)) : undefined;
  }

  /** Removes those of whom nothing came since the last call: their buckets are full again. */
  forgetIdle(): void {
    for (const [name, crowd] of this.crowds) {
      if (crowd.isIdle) this.crowds.delete(name);
      else crowd.isIdle = true;
    }
  }

  private take(name: string, perMinute: number): boolean {
    let crowd = this.crowds.get(name);
    if (!crowd) this.crowds.set(name, (crowd = { messages: new TokenBucket(), isIdle: false }));
    crowd.isIdle = false;
    return crowd.messages.take(perMinute / MINUTE_SECONDS, perMinute);
  }
}

const waitOf = (perMinute: number): number => Math.ceil(MINUTE_SECONDS / perMinute);
