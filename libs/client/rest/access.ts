import type { Credentials } from '../core/credentials';
import { unauthorized } from '../core/problem-error';

/** What a request needs of credentials: a token, and another one when it is refused. */
export type RestAccess = Pick<Credentials, 'token' | 'renew'>;

/** Access of a program, by the key that `POST /v1/api-keys` showed once. */
export function apiKey(key: string): RestAccess {
  return { token: () => Promise.resolve(key), renew: () => Promise.reject(unauthorized()) };
}
