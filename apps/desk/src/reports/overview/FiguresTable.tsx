import type { BreakdownRow } from '#client/core';
import { readSort, type Sort, sorted, writeSort } from '../../wall/search';
import { t } from '../../words/reports';
import { count, duration, hours, percent, score } from '../figures';
import { ChatsLink } from '../frame/ChatsLink';
import type { BehindSearch } from '../search';
import type { Sheet } from '../charts/sheet';
import { SortHead } from '../charts/SortHead';
import css from './FiguresTable.module.css';

/** Of fewer chats than these a figure says little. */
export const FEW = 10;

interface Column {
  id: 'chats' | 'answered' | 'wait' | 'responseP50' | 'responseP90' | 'handle' | 'held' | 'resolved' | 'occupancy' | 'online' | 'rating';
  /** Null: nothing to tell. */
  value: (row: BreakdownRow) => number | null;
  write: (value: number | null, row: BreakdownRow) => string;
  metric?: string;
  /** Drawn as a part of the largest, or of 1. */
  bar?: 'largest' | 'whole';
  /** Only agents have it. */
  ofAgents?: boolean;
  hide?: 's' | 'm';
}

const written = (write: (n: number) => string) => (value: number | null) => (value === null ? '–' : write(value));

export const COLUMNS: readonly Column[] = [
  { id: 'chats', value: ({ chats }) => chats.started, write: written(count), metric: 'started', bar: 'largest' },
  { id: 'answered', value: ({ chats }) => chats.answered, write: written(count), metric: 'answered', hide: 'm' },
  { id: 'wait', value: ({ waitSeconds }) => waitSeconds.p50, write: duration, metric: 'waitSeconds', hide: 'm' },
  { id: 'responseP50', value: ({ responseSeconds }) => responseSeconds.p50, write: duration, metric: 'responseSeconds' },
  { id: 'responseP90', value: ({ responseSeconds }) => responseSeconds.p90, write: duration, metric: 'responseSeconds', hide: 's' },
  { id: 'handle', value: ({ handleSeconds }) => handleSeconds.p50, write: duration, metric: 'handleSeconds', hide: 's' },
  { id: 'held', value: ({ heldSeconds }) => heldSeconds.p50, write: duration, metric: 'heldSeconds', hide: 'm' },
  {
    id: 'resolved',
    value: ({ resolutionRate }) => resolutionRate,
    write: (rate) => percent(rate, 0),
    metric: 'resolved',
    bar: 'whole',
    hide: 's',
  },
  { id: 'occupancy', value: ({ occupancy }) => occupancy, write: (rate) => percent(rate, 0), bar: 'whole', ofAgents: true },
  { id: 'online', value: ({ onlineSeconds }) => onlineSeconds, write: hours, ofAgents: true, hide: 'm' },
  {
    id: 'rating',
    value: ({ rating }) => rating.mean,
    write: (mean, { rating }) => (mean === null ? '–' : t('table.rating', { mean: score(mean), n: count(rating.count) })),
    metric: 'rating',
  },
];

export interface FiguresTableProps {
  label: string;
  /** What a row is of. */
  head: string;
  rows: readonly BreakdownRow[];
  nameOf: (row: BreakdownRow) => string;
  /** The filter that a row is. */
  filterOf: (row: BreakdownRow) => Partial<BehindSearch>;
  columns: readonly Column[];
  sort: string | undefined;
  onSort: (sort: string) => void;
}

const nulls = (a: number | null, b: number | null): number => (a ?? -Infinity) - (b ?? -Infinity);

export function sortedRows({
  rows,
  nameOf,
  columns,
  sort,
}: Pick<FiguresTableProps, 'rows' | 'nameOf' | 'columns' | 'sort'>): [BreakdownRow[], Sort] {
  const order = readSort(sort, '-chats');
  const orders = {
    name: (a: BreakdownRow, b: BreakdownRow) => nameOf(a).localeCompare(nameOf(b)),
    ...Object.fromEntries(columns.map(({ id, value }) => [id, (a: BreakdownRow, b: BreakdownRow) => nulls(value(a), value(b))])),
  };
  return [sorted(rows, orders, order), order];
}

/** Who, or what, carries how much: sorted by any column; rows of few chats are grey. */
export function FiguresTable({ label, head, rows, nameOf, filterOf, columns, sort, onSort }: FiguresTableProps) {
  const [shown, order] = sortedRows({ rows, nameOf, columns, sort });
  const largest = Object.fromEntries(columns.map(({ id, value }) => [id, Math.max(0, ...rows.map((row) => value(row) ?? 0))]));
  const press = (next: Sort): void => onSort(writeSort(next));
  return (
    <div className={css.holder} tabIndex={0} role="region" aria-label={t('table.of', { title: label })}>
      <table className={css.table}>
        <thead>
          <tr>
            <SortHead id="name" name={head} sort={order} onSort={press} isOfNames />
            {columns.map(({ id, hide }) => (
              <SortHead key={id} id={id} name={t(`column.${id}`)} sort={order} onSort={press} hide={hide} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const isFew = row.chats.started < FEW;
            return (
              <tr key={row.key} data-few={isFew || undefined}>
                <th scope="row">
                  <bdi>{nameOf(row)}</bdi>
                  {isFew && <span className={css.few}>{t('table.few')}</span>}
                </th>
                {columns.map(({ id, value, write, metric, bar, hide }) => {
                  const of = value(row);
                  const text = write(of, row);
                  const part = of === null ? 0 : of / (bar === 'whole' ? 1 : largest[id] || 1);
                  return (
                    <td key={id} data-hide={hide} data-bar={bar}>
                      {bar && <progress className={css.bar} max={1} value={Math.min(1, part)} aria-hidden />}
                      {metric && of !== null ? <ChatsLink to={{ metric, ...filterOf(row) }}>{text}</ChatsLink> : text}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The same, to be exported: with all columns, whatever the window has room for. */
export function sheetOf({
  head,
  nameOf,
  columns,
  ...more
}: Pick<FiguresTableProps, 'head' | 'rows' | 'nameOf' | 'columns' | 'sort'>): Sheet {
  const [shown] = sortedRows({ nameOf, columns, ...more });
  return {
    columns: [head, ...columns.map(({ id }) => t(`column.${id}`))],
    rows: shown.map((row) => [
      { text: nameOf(row) },
      ...columns.map(({ value, write }) => ({ text: write(value(row), row), value: value(row) })),
    ]),
  };
}
