import type { Tokens } from '#platform';
import type { Begun } from './oidc-provider';
import { oidcExpired } from './oidc.errors';

const PATH = '/v1/auth/oidc';
const BEGUN = 'switchboard-oidc';
const LOGIN = 'switchboard-login';
const BEGUN_SECONDS = 600;
const LOGIN_SECONDS = 60;
/** Subject of the token, which is nobody's. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** What comes back with whoever went to the provider; `to` is the page of the desk that it wants to. */
export type Kept = Begun & { to?: string };

/**
 * The cookie that ties a sign-in to the browser that began it, signed and good for ten minutes. Another site leads to the callback, so it is
 * `Lax`; scripts and other paths never see it.
 */
export function begunCookie(tokens: Tokens, { redirectUri, state, nonce, codeVerifier, to }: Kept): string {
  const token = tokens.sign({ kind: 'oidc', sub: NOBODY, redirectUri, state, nonce, codeVerifier, to }, BEGUN_SECONDS);
  return cookie(BEGUN, token, { seconds: BEGUN_SECONDS, sameSite: 'Lax', isSecure: redirectUri.startsWith('https:') });
}

/** @throws DomainError `oidc.expired` */
export function readBegun(tokens: Tokens, cookies: string | undefined): Kept {
  try {
    const claims = tokens.verify(readCookie(cookies, BEGUN));
    if (claims.kind === 'oidc') return claims as unknown as Kept;
  } catch {
    // Without it, or with another one, it is refused below.
  }
  throw oidcExpired();
}

/** The refresh token of a new login on its way to the desk, for a minute: `Strict`, so no page of another site can have it exchanged. */
export function loginCookie(refreshToken: string, isSecure: boolean): string {
  return cookie(LOGIN, refreshToken, { seconds: LOGIN_SECONDS, sameSite: 'Strict', isSecure });
}

/** @throws DomainError `oidc.expired` */
export function readLogin(cookies: string | undefined): string {
  const value = readCookie(cookies, LOGIN);
  if (value === '') throw oidcExpired();
  return value;
}

export const withoutBegun = (): string => cookie(BEGUN, '', { seconds: 0, sameSite: 'Lax', isSecure: false });
export const withoutLogin = (): string => cookie(LOGIN, '', { seconds: 0, sameSite: 'Strict', isSecure: false });

interface Attributes {
  seconds: number;
  sameSite: 'Lax' | 'Strict';
  isSecure: boolean;
}

function cookie(name: string, value: string, { seconds, sameSite, isSecure }: Attributes): string {
  return `${name}=${value}; Path=${PATH}; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`;
}

function readCookie(cookies = '', name: string): string {
  const found = cookies.split(/; */).find((each) => each.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? '';
}
