import { type ReactNode, useMemo } from 'react';
import { Chip } from '#ui/parts/Chip/Chip';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { Timer } from '#ui/parts/Timer/Timer';
import { AGENT_STATUSES } from '#words';
import { t as words } from '../words';
import { t } from '../words/wall';
import type { GroupRow } from './figures';
import { type Column, LiveTable } from './LiveTable';
import type { PaneProps } from './QueuePane';
import { readSort, sorted, type Sort, writeSort } from './search';
import css from './panes.module.css';

type Kind = 'skills' | 'teams';

const columnsOf = (kind: Kind): Column[] => [
  { id: 'name', title: t(`column.${kind}`), width: 'minmax(0, 1.2fr)' },
  { id: 'here', title: t('column.here'), width: 'minmax(120px, 1fr)' },
  { id: 'free', title: t('column.free'), width: '64px', isAtEnd: true, isWide: true },
  { id: 'waiting', title: t('column.waiting'), width: '60px', isAtEnd: true },
  { id: 'since', title: t('column.longest'), width: '72px', isAtEnd: true },
];

const COLUMNS = { skills: columnsOf('skills'), teams: columnsOf('teams') };

const ORDERS: Record<string, (a: GroupRow, b: GroupRow) => number> = {
  name: (a, b) => a.name.localeCompare(b.name),
  here: (a, b) => a.here.online - b.here.online || a.here.busy - b.here.busy,
  free: (a, b) => a.free - b.free,
  waiting: (a, b) => a.waiting - b.waiting,
  since: (a, b) => (a.since ?? '~').localeCompare(b.since ?? '~'),
};

export interface GroupsPaneProps extends PaneProps {
  kind: Kind;
  rows: readonly GroupRow[];
  header: ReactNode;
}

/** By skill or by team: who is there, and who waits. */
export function GroupsPane({ search, change, kind, rows, header }: GroupsPaneProps) {
  const sort = readSort(search.skillSort, '-waiting');
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const ids = sorted(rows, ORDERS, sort).map(({ id }) => id);
  const setSort = (next: Sort): void => change({ ...search, skillSort: writeSort(next) });
  const cellsOf = (id: string): ReactNode[] => {
    const row = byId.get(id);
    if (!row) return [];
    return [
      <span key="name" className={css.line}>
        <bdi className={css.name}>{row.name}</bdi>
        {row.isUncovered && <Chip tone="bad">{t('skills.nobody')}</Chip>}
      </span>,
      <span key="here" className={css.line}>
        {AGENT_STATUSES.filter((status) => row.here[status] > 0).map((status) => (
          <span key={status} className={css.tally}>
            <StatusDot status={status} label={words(`status.${status}`)} />
            {row.here[status]}
          </span>
        ))}
      </span>,
      row.free,
      row.waiting || '–',
      row.since ? <Timer key="since" since={row.since} /> : '–',
    ];
  };
  return (
    <section className={css.pane} aria-label={t(`${kind}.title`)} tabIndex={-1}>
      {header}
      {rows.length === 0 ? (
        <p className={css.none}>{t(`${kind}.empty`)}</p>
      ) : (
        <LiveTable
          label={t(`${kind}.title`)}
          columns={COLUMNS[kind]}
          ids={ids}
          sort={sort}
          onSort={setSort}
          onOpen={(id) => change({ ...search, [kind === 'skills' ? 'skill' : 'team']: id, show: undefined })}
          cells={cellsOf}
        />
      )}
    </section>
  );
}
