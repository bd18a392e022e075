import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { type AdminSearch, readSearch } from './search';
import css from './Table.module.css';

export interface Column<T> {
  id: string;
  name: string;
  cell: (row: T) => ReactNode;
  isNumber?: boolean;
  /** Sentences, which may be broken. */
  isLong?: boolean;
  /** Where there is no room for all columns, this one goes: `s` first on phones, `m` also on tablets. */
  hide?: 's' | 'm';
}

export interface TableProps<T> {
  label: string;
  rows: readonly T[];
  /** The first column names its row. */
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
  /** What the address says when a row is open; without it rows do not open. */
  openOf?: (row: T) => AdminSearch;
  isDim?: (row: T) => boolean;
}

/** Rows that may open; arrows go from one to the next. */
export function Table<T>({ label, rows, columns, keyOf, openOf, isDim }: TableProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ id, name, isNumber, hide }) => (
            <th key={id} scope="col" data-number={isNumber || undefined} data-hide={hide}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={(event) => moveBy(event, body.current)}>
        {rows.map((row) => (
          <tr key={keyOf(row)} data-dim={isDim?.(row) || undefined} data-opens={openOf ? true : undefined}>
            {columns.map(({ id, cell, isNumber, isLong, hide }, at) =>
              at === 0 ? (
                <th key={id} scope="row">
                  {openOf ? (
                    <Link
                      to="."
                      search={(before: Record<string, unknown>) => readSearch({ ...before, ...openOf(row) })}
                      className={css.open}
                    >
                      {cell(row)}
                    </Link>
                  ) : (
                    cell(row)
                  )}
                </th>
              ) : (
                <td key={id} data-number={isNumber || undefined} data-long={isLong || undefined} data-hide={hide}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

function moveBy(event: KeyboardEvent, body: HTMLElement | null): void {
  const step = STEPS[event.key];
  const links = [...(body?.querySelectorAll<HTMLElement>('th a') ?? [])];
  const at = links.indexOf(event.target as HTMLElement);
  if (!step || at === -1) return;
  event.preventDefault();
  links[step(at, links.length - 1)]?.focus();
}
