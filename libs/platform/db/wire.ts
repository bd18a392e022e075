/** Converts rows of pg to their wire format: a `Date` becomes an RFC 3339 string. */
export function onTheWire<T>(rows: unknown): T {
  return JSON.parse(JSON.stringify(rows)) as T;
}
