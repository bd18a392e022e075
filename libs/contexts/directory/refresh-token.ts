import type { Tokens } from '#platform';
import { badRefreshToken } from './domain/directory.errors';

/** @throws DomainError `auth.bad_refresh_token` */
export function readRefreshToken(tokens: Tokens, token: string): { sessionId: string; generation: number } {
  try {
    const { kind, sid, generation } = tokens.verify(token);
    if (kind === 'refresh' && typeof sid === 'string' && typeof generation === 'number') return { sessionId: sid, generation };
  } catch {
    // answered below like any other bad token
  }
  throw badRefreshToken();
}
