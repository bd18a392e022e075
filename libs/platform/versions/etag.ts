import { DomainError } from '#kernel';

/** The row is not there yet, as settings before their first change. */
export const NO_VERSION = '0';

export const etagOf = (version: string): string => `"${version}"`;

const stale = (): DomainError =>
  new DomainError('stale', 'etag.stale', 'Somebody else has changed it since you read it; read it again, and decide anew');

/**
 * Whether an `If-Match` is met, by the strong comparison (RFC 9110, 13.1.1): weak tags match nothing, `*` whatever exists.
 * @throws DomainError `etag.stale`
 */
export function mustMatch(ifMatch: string, version: string): void {
  const tags = ifMatch.split(',').map((each) => each.trim());
  if (!tags.includes('*') && !tags.includes(etagOf(version))) throw stale();
}
