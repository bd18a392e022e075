import { unauthorized } from './problem-error';

/** Credentials of the client's user. */
export interface Credentials {
  /** Id of the user or customer. */
  readonly accountId: string;
  /** Returns an access token that has not expired by this machine's clock. */
  token(): Promise<string>;
  /**
   * Returns a token other than the one that the server refused.
   * @throws ProblemError with status 401 when the login is over
   */
  renew(refused: string): Promise<string>;
}

/** Credentials from the customer token that `POST /v1/chats` returned. It does not expire and cannot be renewed. */
export function customerToken(token: string): Credentials {
  return {
    accountId: accountOf(token),
    token: () => Promise.resolve(token),
    renew: () => Promise.reject(unauthorized()),
  };
}

/** Reads the account id from a token. The client cannot verify the signature; the server does. */
export function accountOf(token: string): string {
  try {
    const claims = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const { sub } = JSON.parse(atob(claims)) as { sub?: unknown };
    if (typeof sub === 'string') return sub;
  } catch {
    // Falls through to the error below.
  }
  throw new TypeError('not an access token of Switchboard');
}
