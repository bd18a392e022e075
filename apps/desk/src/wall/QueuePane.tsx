import { ChevronsUp, Eye, EllipsisVertical, Tags, UserPlus } from 'lucide-react';
import { type DragEvent, type ReactNode, useCallback, useMemo } from 'react';
import { waitRange } from '#ui/format/time';
import { IconButton } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Menu } from '#ui/parts/Menu/Menu';
import { Priority } from '#ui/parts/Priority/Priority';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Timer } from '#ui/parts/Timer/Timer';
import type { WaitingChat } from '#client/desk';
import { TeamChip } from '../inbox/TeamChip';
import { useSelected } from '../live/context';
import { waitsFor } from '../queue/waits-for';
import { t } from '../words/wall';
import { useWall } from './context';
import { type Column, LiveTable } from './LiveTable';
import { QUEUE_ORDERS, readSort, sorted, type Sort, waitingFor, type WallSearch, writeSort } from './search';
import { useOrder } from './useOrder';
import css from './panes.module.css';

const SKILLS = 2;

export interface PaneProps {
  search: WallSearch;
  change: (search: WallSearch) => void;
}

const COLUMNS: Column[] = [
  { id: 'position', title: t('column.position'), width: '36px' },
  { id: 'name', title: t('column.customer'), width: 'minmax(0, 1fr)' },
  { id: 'estimate', title: t('column.estimate'), width: '76px', isAtEnd: true, isWide: true },
  { id: 'wait', title: t('column.wait'), width: '104px', isAtEnd: true },
  { id: 'more', title: t('column.actions'), width: '28px', isPlain: true },
];

/** Who waits, in the order in which they are served, and what for. */
export function QueuePane({ search, change }: PaneProps) {
  const { floor, watch, drag } = useWall();
  const { queue } = floor.feeds;
  const rows = useSelected(queue, (state) => state.rows);
  const status = useSelected(queue, (state) => state.status);
  const found = useMemo(() => waitingFor(rows, search), [rows, search.skill, search.team, search.name]);
  const sort = readSort(search.queueSort, 'position');
  const asked = `${writeSort(sort)} ${search.skill} ${search.team} ${search.name}`;
  const ids = useOrder(found, asked, (all) => sorted(all, QUEUE_ORDERS, sort).map(({ chatId }) => chatId));
  const setSort = (next: Sort): void => change({ ...search, queueSort: writeSort(next) });
  const rowProps = useCallback(
    (id: string) => ({
      draggable: true,
      onDragStart: ({ dataTransfer }: DragEvent) => {
        dataTransfer.setData('text/plain', id);
        dataTransfer.effectAllowed = 'move';
        drag(id);
      },
      onDragEnd: () => drag(null),
    }),
    [drag],
  );
  return (
    <section className={css.pane} aria-label={t('queue.title')} tabIndex={-1}>
      <header className={css.header}>
        <h2 className={css.title}>
          {t('queue.title')}{' '}
          <span className={css.count}>{found.length === rows.length ? rows.length : `${found.length} / ${rows.length}`}</span>
        </h2>
        <span className={css.hint}>{t('queue.hint')}</span>
      </header>
      {status === 'refused' ? (
        <ErrorState title={t('failed')} text={queue.getSnapshot().problem?.detail ?? ''} onRetry={() => queue.retry()} />
      ) : rows.length === 0 && status !== 'live' ? (
        <Skeleton lines={6} label={t('loading')} />
      ) : found.length === 0 ? (
        <p className={css.none}>{rows.length === 0 ? t('queue.empty') : t('queue.noneFound')}</p>
      ) : (
        <LiveTable
          label={t('queue.title')}
          columns={COLUMNS}
          ids={ids}
          sort={sort}
          onSort={setSort}
          onOpen={watch}
          rowProps={rowProps}
          cells={cellsOf}
        />
      )}
    </section>
  );
}

const cellsOf = (id: string): ReactNode[] => [
  <Cell key="position" id={id} draw={(row) => <span className={css.position}>{row.position}</span>} />,
  <Cell key="name" id={id} draw={(row) => <Who row={row} />} />,
  <Cell key="estimate" id={id} draw={(row) => <Estimate row={row} />} />,
  <Cell key="wait" id={id} draw={(row) => <Timer since={row.queuedAt} dueAt={row.dueAt} />} />,
  <Cell key="more" id={id} draw={(row) => <More row={row} />} />,
];

/** Draws of a chat what it is as long as it waits; it renders when that changes, and not when others do. */
function Cell({ id, draw }: { id: string; draw: (row: WaitingChat) => ReactNode }) {
  const { queue } = useWall().floor.feeds;
  const row = useSelected(queue, () => queue.row(id));
  return row ? draw(row) : null;
}

function Who({ row }: { row: WaitingChat }) {
  const { customerName, subject, preview, priority, skills, teamId } = row;
  const about = subject ?? preview;
  return (
    <span className={css.who}>
      <span className={css.line}>
        <Priority level={priority} />
        <bdi className={css.name}>{customerName}</bdi>
        {about && (
          <span className={css.about} dir="auto">
            {about}
          </span>
        )}
      </span>
      <span className={css.line}>
        <TeamChip id={teamId} />
        {skills.slice(0, SKILLS).map(({ name, minLevel }) => (
          <Chip key={name}>{minLevel > 1 ? `${name} ${minLevel}` : name}</Chip>
        ))}
        {skills.length > SKILLS && <span className={css.detail}>+{skills.length - SKILLS}</span>}
        <span className={css.detail}>{waitsFor(row)}</span>
      </span>
    </span>
  );
}

function Estimate({ row }: { row: WaitingChat }) {
  return <span className={css.detail}>{row.estimatedWaitSeconds ? waitRange(row.estimatedWaitSeconds) : '–'}</span>;
}

function More({ row: { chatId, customerName: name } }: { row: WaitingChat }) {
  const { act, watch } = useWall();
  return (
    <Menu
      label={t('queue.more', { name })}
      groups={[
        {
          entries: [
            { id: 'assign', label: t('act.assign'), icon: <UserPlus />, shortcut: 'A', onAction: () => act({ type: 'assign', chatId }) },
            {
              id: 'priority',
              label: t('act.priority'),
              icon: <ChevronsUp />,
              shortcut: 'P',
              onAction: () => act({ type: 'priority', chatId }),
            },
            { id: 'skill', label: t('act.skill'), icon: <Tags />, shortcut: 'M', onAction: () => act({ type: 'skill', chatId }) },
            { id: 'watch', label: t('act.read'), icon: <Eye />, shortcut: 'Enter', onAction: () => watch(chatId) },
          ],
        },
      ]}
      trigger={
        <IconButton label={t('queue.more', { name })} size="s">
          <EllipsisVertical />
        </IconButton>
      }
    />
  );
}
