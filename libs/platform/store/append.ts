import type { DomainEvent, DomainEventType } from '#kernel';
import type { Insert } from './statement';

export class Append<E extends DomainEvent = DomainEvent> {
  constructor(
    readonly appends: DomainEventType<E>,
    readonly table: string,
    readonly rows: (event: E) => Record<string, unknown>[],
  ) {}
}

/**
 * Declares rows that are inserted with an event, in the statement that saves the aggregate. Assign it to a property of a `…Projections`
 * provider. `rows` must be pure, since it may be called for an event that is never committed, and all its rows must have the same columns.
 */
export function append<E extends DomainEvent>(appends: DomainEventType<E>, table: string, rows: Append<E>['rows']): Append<E> {
  return new Append(appends, table, rows);
}

/** Returns the inserts for these events, one per `append`. */
export function appended(appends: readonly Append[], events: readonly DomainEvent[]): Insert[] {
  return appends.flatMap((each) => {
    const rows = events
      .filter((event) => event instanceof each.appends)
      .flatMap((event) => each.rows(event).map((row) => ({ row, of: event.streamId })));
    if (rows.length === 0) return [];
    return [
      {
        into: each.table,
        columns: Object.keys(rows[0]!.row),
        rows: JSON.stringify(rows.map(({ row }) => row)),
        of: rows.map(({ of }) => of),
      },
    ];
  });
}
