import { ChatsLink } from '../frame/ChatsLink';
import { t } from '../../words/reports';
import type { Sheet } from './sheet';
import css from './SheetTable.module.css';

/** A chart in numbers: each leads to its chats. */
export function SheetTable({ label, sheet: { columns, rows } }: { label: string; sheet: Sheet }) {
  return (
    <div className={css.holder} tabIndex={0} role="region" aria-label={t('table.of', { title: label })}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
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
