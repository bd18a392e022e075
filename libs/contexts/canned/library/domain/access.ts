import { cannedNotFound, sharedIsReadOnly } from './canned.errors';
import type { CannedResponse, Scope } from './canned-response';

/** Author of canned responses: the part of a caller that decides what it may write. */
export interface Author {
  id: string;
  /** Whether the author is a supervisor or an admin, who may write shared responses. */
  writesShared: boolean;
}

/** Whether a reader may see a response: a personal one is for its owner alone, a shared one for all staff. */
export function canSee(readerId: string, { scope, ownerId }: Pick<CannedResponse, 'scope' | 'ownerId'>): boolean {
  return scope === 'shared' || ownerId === readerId;
}

/** @throws DomainError `canned.not_found`, so that a foreign response looks like one that does not exist */
export function mustSee(readerId: string, response: Pick<CannedResponse, 'scope' | 'ownerId'>): void {
  if (!canSee(readerId, response)) throw cannedNotFound();
}

/** @throws DomainError `canned.shared_is_read_only` */
export function mustWriteIn(scope: Scope, author: Author): void {
  if (scope === 'shared' && !author.writesShared) throw sharedIsReadOnly();
}

/** @throws DomainError `canned.not_found` or `canned.shared_is_read_only` */
export function mustWrite(author: Author, response: CannedResponse): void {
  mustSee(author.id, response);
  mustWriteIn(response.scope, author);
}
