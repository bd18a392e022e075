import { ChatsLink } from '../frame/ChatsLink';
import { t } from '../../words/reports';
import type { Sort } from '../../wall/search';
import type { Sheet } from './sheet';
import { SortHead } from './SortHead';
import css from './SheetTable.module.css';

export interface SheetTableProps {
  label: string;
  /** As it is sorted. */
  sheet: Sheet;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}

/** A chart in numbers, sorted by any column: each leads to its chats. */
export function SheetTable({ label, sheet: { columns, rows }, sort, onSort }: SheetTableProps) {
  return (
    <div className={css.holder} tabIndex={0} role="region" aria-label={t('table.of', { title: label })}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((name, at) => (
              <SortHead key={name} id={name} name={name} sort={sort} onSort={onSort} isOfNames={at === 0} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells], at) => (
            <tr key={`${head!.text}${at}`}>
              <th scope="row">
                <bdi>{head!.text}</bdi>
              </th>
              {cells.map(({ text, to }, column) => (
                <td key={columns[column + 1]}>{to ? <ChatsLink to={to}>{text}</ChatsLink> : text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
