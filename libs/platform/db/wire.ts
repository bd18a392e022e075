/** Rows as the wire shows them: pg hands out times as dates, the wire carries RFC 3339. */
export function onTheWire<T>(rows: unknown): T {
  return JSON.parse(JSON.stringify(rows)) as T;
}
