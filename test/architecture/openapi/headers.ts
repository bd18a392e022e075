import type { Handler } from './application';
import type { Json } from './problems';

/** Headers of answers, for `components.headers`. */
export const HEADERS = {
  RequestId: {
    description: 'Names this request in our log; the one that was sent, if it was well-formed',
    schema: { type: 'string', maxLength: 64 },
  },
  RetryAfter: { description: 'Seconds until it makes sense to ask again', schema: { type: 'integer', minimum: 1 } },
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
    'A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};

/** Parameters that the platform reads, whatever the operation. */
export function parametersOf({ creates }: Handler, { requestBody }: { requestBody?: Json }): Json[] {
  const isForm = JSON.stringify(requestBody ?? {}).includes('multipart/form-data');
  return creates && !isForm ? [IDEMPOTENCY_KEY] : [];
}

const ref = (name: keyof typeof HEADERS): Json => ({ $ref: `#/components/headers/${name}` });

export function withHeaders({ creates }: Handler, good: Record<string, Json>, bad: Json): Record<string, Json> {
  for (const response of Object.values({ ...good, ...(bad as Record<string, Json>) }))
    response.headers = { 'X-Request-Id': ref('RequestId'), ...(response.headers as Json) };
  if (creates)
    for (const response of Object.values(good))
      response.headers = { ...(response.headers as Json), 'Idempotent-Replayed': ref('IdempotentReplayed') };
  return good;
}
