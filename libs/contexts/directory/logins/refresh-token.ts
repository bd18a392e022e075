import { type Tokens, UUID } from '#platform';
import { badRefreshToken } from '../staff/domain/directory.errors';

/** @throws DomainError `auth.bad_refresh_token` */
export function readRefreshToken(tokens: Tokens, token: string): { sessionId: string; generation: number } {
  try {
    const { kind, sid, generation } = tokens.verify(token);
    if (kind === 'refresh' && typeof sid === 'string' && UUID.test(sid) && Number.isSafeInteger(generation))
      return { sessionId: sid, generation: generation as number };
  } catch {
    // A token that cannot be parsed is refused below like any other invalid token.
  }
  throw badRefreshToken();
}
