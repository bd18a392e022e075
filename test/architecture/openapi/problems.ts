import type { ErrorKind } from '#kernel';
import { STATUS } from '../../../libs/platform/http/problem';
import type { Handler } from './application';
import type { Json } from './document';
import type { Reachable, Refusal } from './reachable';

const MEANING: Record<number, string> = {
  400: 'The request cannot be parsed',
  401: 'The token is missing or no longer valid',
  403: 'The caller is not allowed to do this',
  404: 'Does not exist, or is not visible to the caller',
  409: 'The current state does not allow it',
  412: 'It was changed since it was read',
  413: 'The body is too large',
  415: 'The media type is not supported',
  422: 'The input is not valid; `errors` names every invalid field',
  429: 'Too many requests; `Retry-After` says when to come again',
  503: 'Cannot be answered right now',
};

const WAITS = new Set(['rate.limited', 'idempotency.in_progress']);

/** What is to be known of an operation besides its handler. */
interface Facts {
  body: boolean;
  optionalToken: boolean;
  isRead: boolean;
}

/** What an operation can answer besides what its code throws: the platform refuses before the code runs. */
function byPlatform({ access, peopleOnly, creates, versioned }: Handler, { body, optionalToken, isRead }: Facts): Refusal[] {
  const codes: [boolean, string, string][] = [
    [access !== 'public' || optionalToken, 'unauthorized', 'auth.unauthorized'],
    [access !== 'public' && access !== 'customer', 'forbidden', 'auth.forbidden'],
    [peopleOnly, 'forbidden', 'auth.people_only'],
    [body, 'malformed', 'request.malformed'],
    [body, 'too_large', 'request.too_large'],
    [body, 'unsupported', 'request.unsupported_media_type'],
    [true, 'invalid', 'validation.failed'],
    [versioned && !isRead && !creates, 'stale', 'etag.stale'],
    [creates, 'malformed', 'idempotency.bad_key'],
    [creates && access === 'public', 'malformed', 'idempotency.weak_key'],
    [creates, 'conflict', 'idempotency.key_reused'],
    [creates, 'conflict', 'idempotency.in_progress'],
  ];
  return codes.flatMap(([holds, kind, code]) => (holds ? [{ kind, code }] : []));
}

/** The responses of an operation that refuse, by status, each with its codes. */
export function problemsOf(handler: Handler, facts: Facts, reachable: Reachable, kinds: Map<string, ErrorKind>): Json {
  // The code behind an ETag is that of all methods; only some of them can be stale.
  const byCode = reachable.refusals(handler.controller, handler.method).filter(({ kind }) => kind !== 'stale');
  const refusals = [...byPlatform(handler, facts), ...byCode];
  const byStatus = new Map<number, Set<string>>();
  for (const { kind, code } of refusals) {
    kinds.set(code, kind as ErrorKind);
    const status = STATUS[kind as ErrorKind];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  return Object.fromEntries(
    [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [status, problemResponse(status, [...codes].sort())]),
  );
}

const exampleRef = (code: string): Json => ({ $ref: `#/components/examples/${code}` });

function problemResponse(status: number, codes: string[]): Json {
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { code: { type: 'string', enum: codes } } }],
  };
  return {
    description: `${MEANING[status]}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    ...(codes.some((code) => WAITS.has(code)) && { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } }),
    content: { 'application/problem+json': { schema, examples: Object.fromEntries(codes.map((code) => [code, exampleRef(code)])) } },
  };
}
