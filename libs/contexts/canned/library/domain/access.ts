import { cannedNotFound, sharedIsReadOnly, teamIsReadOnly } from './canned.errors';
import type { CannedResponse } from './canned-response';

/** Reader of canned responses: the part of a caller that decides which it may see. */
export interface Reader {
  id: string;
  teamIds: readonly string[];
  /** Admins see the responses of all teams. */
  seesAllTeams: boolean;
}

/** Author of canned responses: a reader, and what it may write besides its own. */
export interface Author extends Reader {
  /** Whether the author is a supervisor or an admin, who may write shared responses and those of teams that they see. */
  writesShared: boolean;
}

/** Whom a response is for. */
export type Audience = Pick<CannedResponse, 'scope' | 'ownerId' | 'teamId'>;

/** Whether a reader may see a response: a personal one is for its owner alone, one of a team for its members, a shared one for all staff. */
export function canSee(reader: Reader, { scope, ownerId, teamId }: Audience): boolean {
  return scope === 'shared' || ownerId === reader.id || (teamId !== null && isOfTeam(reader, teamId));
}

/** @throws DomainError `canned.not_found`, so that a foreign response looks like one that does not exist */
export function mustSee(reader: Reader, response: Audience): void {
  if (!canSee(reader, response)) throw cannedNotFound();
}

/** Whether the author may write responses of this scope, or of this team. */
export function mayWriteFor({ scope, teamId }: Pick<Audience, 'scope' | 'teamId'>, author: Author): boolean {
  return scope === 'personal' || (author.writesShared && (teamId === null || isOfTeam(author, teamId)));
}

/** @throws DomainError `canned.shared_is_read_only` or `canned.team_is_read_only` */
export function mustWriteFor(audience: Pick<Audience, 'scope' | 'teamId'>, author: Author): void {
  if (!mayWriteFor(audience, author)) throw audience.scope === 'team' ? teamIsReadOnly() : sharedIsReadOnly();
}

/** @throws DomainError `canned.not_found`, `canned.shared_is_read_only` or `canned.team_is_read_only` */
export function mustWrite(author: Author, response: CannedResponse): void {
  mustSee(author, response);
  mustWriteFor(response, author);
}

function isOfTeam({ teamIds, seesAllTeams }: Reader, teamId: string): boolean {
  return seesAllTeams || teamIds.includes(teamId);
}
