import { AsyncLocalStorage } from 'node:async_hooks';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';

/** A quota that a request has used up one of. */
export interface UsedQuota {
  policy: string;
  quota: number;
  windowSeconds: number;
  remaining: number;
  /** Seconds until all of it is there again. */
  resetSeconds: number;
}

const answering = new AsyncLocalStorage<FastifyReply>();

/** Lets whatever limits a rate say so in the answer to the request that it limits. */
export function answerWithRateLimits(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => answering.run(reply, done));
}

/** Sets `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10), where this is a request and not a socket's event. */
export function tellQuota({ policy, quota, windowSeconds, remaining, resetSeconds }: UsedQuota): void {
  void answering.getStore()?.headers({
    'ratelimit-policy': `"${policy}";q=${Math.floor(quota)};w=${windowSeconds}`,
    ratelimit: `"${policy}";r=${Math.max(0, Math.floor(remaining))};t=${Math.ceil(resetSeconds)}`,
  });
}
