/**
 * Puts what pg returned in its wire format, in place: each `Date`, which JSON does not have, becomes an RFC 3339 string. Takes a row, rows,
 * or what holds them.
 */
export function onTheWire<T>(fromPg: unknown): T {
  if (fromPg instanceof Date) return fromPg.toJSON() as T;
  if (typeof fromPg === 'object' && fromPg !== null) {
    const parts = fromPg as Record<string, unknown>;
    for (const key of Object.keys(parts)) if (typeof parts[key] === 'object') parts[key] = onTheWire(parts[key]);
  }
  return fromPg as T;
}
