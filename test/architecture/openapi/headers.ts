import type { Handler } from './application';
import type { Json } from './document';

/** Headers of answers, for `components.headers`. */
export const HEADERS = {
  RequestId: {
    description: 'Names this request in our log; the one that was sent, if it was well-formed',
    schema: { type: 'string', maxLength: 64 },
  },
  RetryAfter: { description: 'Seconds until it makes sense to ask again', schema: { type: 'integer', minimum: 1 } },
  RateLimit: {
    description: 'What is left of a quota, by draft-ietf-httpapi-ratelimit-headers-10: `r` requests, and all of it again in `t` seconds',
    schema: { type: 'string', examples: ['"new-chat";r=29;t=60'] },
  },
  RateLimitPolicy: {
    description: 'The quota: `q` requests in `w` seconds. Absent where there is no limit',
    schema: { type: 'string', examples: ['"new-chat";q=30;w=60'] },
  },
  ETag: { description: 'Version of what is answered, for `If-Match`', schema: { type: 'string', examples: ['"48213"'] } },
  IdempotentReplayed: {
    description: '`true` for the stored answer of an earlier request with the same `Idempotency-Key`',
    schema: { type: 'string', enum: ['true'] },
  },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`)',
  schema: { type: 'string' },
};

/** Parameters that the platform reads, whatever the operation. */
export function parametersOf({ creates, versioned }: Handler, method: string): Json[] {
  return [...(creates ? [IDEMPOTENCY_KEY] : []), ...(versioned && !creates && method !== 'GET' ? [IF_MATCH] : [])];
}

const ref = (name: keyof typeof HEADERS): Json => ({ $ref: `#/components/headers/${name}` });

export function withHeaders({ creates, versioned }: Handler, good: Record<string, Json>, bad: Json): Record<string, Json> {
  const refused = bad as Record<string, Json>;
  const limits = '429' in refused && { RateLimit: ref('RateLimit'), 'RateLimit-Policy': ref('RateLimitPolicy') };
  const own = { ...(creates && { 'Idempotent-Replayed': ref('IdempotentReplayed') }), ...(versioned && { ETag: ref('ETag') }) };
  for (const response of Object.values(good)) response.headers = { ...own, ...limits, ...(response.headers as Json) };
  for (const response of '429' in refused ? [refused['429']] : []) response.headers = { ...limits, ...(response.headers as Json) };
  for (const response of [...Object.values(good), ...Object.values(refused)])
    response.headers = { 'X-Request-Id': ref('RequestId'), ...(response.headers as Json) };
  return good;
}
