import type { DomainEvent, DomainEventType } from '#kernel';
import type { ServerEventName } from '#protocol';
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

interface ToldRows {
  /** Whether any row is wanted now; when not, nothing is looked at. */
  wantsAny: () => boolean;
  wants: (name: ServerEventName) => boolean;
  row: (event: DomainEvent, name: ServerEventName) => Record<string, unknown>;
}

export class AppendTold {
  constructor(
    readonly table: string,
    readonly told: ToldRows,
  ) {}
}

/**
 * Declares a row that is inserted with every event of any context that people are told of, once for each name by which they are told, if it
 * is wanted. What holds for `append` holds for it.
 */
export function appendTold(table: string, told: ToldRows): AppendTold {
  return new AppendTold(table, told);
}

interface RowOf {
  row: Record<string, unknown>;
  of: string;
}

/** Returns the inserts for these events, one per `append`. */
export function appended(appends: readonly Append[], events: readonly DomainEvent[]): Insert[] {
  return appends.flatMap((each) => {
    const concerned = events.filter((event) => event instanceof each.appends);
    return insertOf(
      each.table,
      concerned.flatMap((event) => each.rows(event).map((row) => ({ row, of: event.streamId }))),
    );
  });
}

/** @param namesOf the names by which people are told of an event */
export function appendedTold(
  appends: readonly AppendTold[],
  events: readonly DomainEvent[],
  namesOf: (event: DomainEvent) => readonly ServerEventName[],
): Insert[] {
  const wanting = appends.filter(({ told }) => told.wantsAny());
  return wanting.flatMap(({ table, told }) => {
    const rowsOf = (event: DomainEvent): RowOf[] =>
      namesOf(event).flatMap((name) => (told.wants(name) ? [{ row: told.row(event, name), of: event.streamId }] : []));
    return insertOf(table, events.flatMap(rowsOf));
  });
}

function insertOf(into: string, rows: readonly RowOf[]): Insert[] {
  if (rows.length === 0) return [];
  return [
    {
      into,
      columns: Object.keys(rows[0]!.row),
      rows: JSON.stringify(rows.map(({ row }) => row)),
      of: rows.map(({ of }) => of),
    },
  ];
}
