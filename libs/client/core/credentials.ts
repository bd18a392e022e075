import { unauthorized } from './problem-error';

/** Who the client is. */
export interface Credentials {
  /** The id of the user or customer. */
  readonly accountId: string;
  /** An access token that is good as far as one can tell. */
  token(): Promise<string>;
  /**
   * Another one than that which the server refused.
   * @throws ProblemError of status 401 when there is none and never will be
   */
  renew(refused: string): Promise<string>;
}

/** A customer's token as `POST /v1/chats` gave it: it has no end of its own, and no successor. */
export function customerToken(token: string): Credentials {
  return {
    accountId: accountOf(token),
    token: () => Promise.resolve(token),
    renew: () => Promise.reject(unauthorized()),
  };
}

/** Read, not checked: that is the server's part. */
export function accountOf(token: string): string {
  try {
    const claims = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const { sub } = JSON.parse(atob(claims)) as { sub?: unknown };
    if (typeof sub === 'string') return sub;
  } catch {
    // Said below.
  }
  throw new TypeError('not an access token of Switchboard');
}
