import { cannedNotFound, sharedIsReadOnly } from './canned.errors';
import type { CannedResponse, Scope } from './canned-response';

/** Who writes, as far as canned responses care. */
export interface Author {
  id: string;
  /** Supervisors and admins. */
  writesShared: boolean;
}

/** A personal one is there for its owner alone; a shared one for everybody who works here. */
export function canSee(readerId: string, { scope, ownerId }: Pick<CannedResponse, 'scope' | 'ownerId'>): boolean {
  return scope === 'shared' || ownerId === readerId;
}

/** @throws DomainError `canned.not_found`: foreign looks like absent */
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
