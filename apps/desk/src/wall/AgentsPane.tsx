import { CircleDot, EllipsisVertical, Gauge, MessagesSquare } from 'lucide-react';
import { type DragEvent, type ReactNode, useCallback, useMemo } from 'react';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { IconButton } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Menu } from '#ui/parts/Menu/Menu';
import { Seats } from '#ui/parts/Seats/Seats';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { Timer } from '#ui/parts/Timer/Timer';
import { useSelected } from '../live/context';
import { hasRoom } from '../transfer/receivers';
import { t as words } from '../words';
import { t } from '../words/wall';
import { useWall } from './context';
import type { AgentRow } from './floor';
import { type Column, LiveTable } from './LiveTable';
import type { PaneProps } from './QueuePane';
import { AGENT_ORDERS, matching, readSort, sorted, type Sort, writeSort } from './search';
import { useOrder } from './useOrder';
import { useTeams } from './useTeams';
import css from './panes.module.css';

const COLUMNS: Column[] = [
  { id: 'name', title: t('column.agent'), width: 'minmax(0, 1.4fr)' },
  { id: 'status', title: t('column.status'), width: 'minmax(96px, 1fr)' },
  { id: 'since', title: t('column.since'), width: '52px', isAtEnd: true, isWide: true },
  { id: 'load', title: t('column.load'), width: '92px', isWide: true },
  { id: 'reply', title: t('column.reply'), width: '120px' },
  { id: 'more', title: t('column.actions'), width: '28px', isPlain: true },
];

/** Whether a chat can be given to the agent by hand. */
export const mayGet = (row: AgentRow): boolean => row.status !== 'offline' && hasRoom(row);

/** Who works here, how they are and why, and who of their customers waits for a reply. */
export function AgentsPane({ search, change, header }: PaneProps & { header: ReactNode }) {
  const { floor, showAgent } = useWall();
  const agents = useSelected(floor, (state) => state.agents);
  const status = useSelected(floor, (state) => state.status);
  const members = useTeams(floor).find(({ id }) => id === search.team)?.memberIds;
  const found = useMemo(() => matching(agents, search, members), [agents, search.skill, search.status, search.name, members]);
  const sort = readSort(search.agentSort, 'reply');
  const asked = `${writeSort(sort)} ${search.skill} ${search.team} ${search.status} ${search.name}`;
  const ids = useOrder(found, asked, (all) => sorted(all, AGENT_ORDERS, sort).map(({ id }) => id));
  const setSort = (next: Sort): void => change({ ...search, agentSort: writeSort(next) });
  const rowProps = useDropping();
  return (
    <section className={css.pane} aria-label={t('agents.title')} tabIndex={-1}>
      {header}
      {status === 'refused' ? (
        <ErrorState
          title={t('failed')}
          text=""
          onRetry={() => [floor.feeds.roster, floor.feeds.workload].forEach((feed) => feed.retry())}
        />
      ) : agents.length === 0 ? (
        status === 'live' ? (
          <p className={css.none}>{t('agents.empty')}</p>
        ) : (
          <Skeleton lines={8} label={t('loading')} />
        )
      ) : found.length === 0 ? (
        <p className={css.none}>{t('agents.noneFound')}</p>
      ) : (
        <LiveTable
          label={t('agents.title')}
          columns={COLUMNS}
          ids={ids}
          sort={sort}
          onSort={setSort}
          onOpen={showAgent}
          rowProps={rowProps}
          cells={cellsOf}
        />
      )}
    </section>
  );
}

/** A waiting chat that is dragged here is assigned; who is full or offline refuses it. */
function useDropping() {
  const { floor, dragged, assign, drag } = useWall();
  return useCallback(
    (id: string) => {
      const takes = (): boolean => {
        const agent = floor.agent(id);
        return dragged !== null && agent !== undefined && mayGet(agent);
      };
      return {
        onDragOver: (event: DragEvent<HTMLElement>) => {
          if (!takes()) return;
          event.preventDefault();
          event.currentTarget.dataset.takes = '';
        },
        onDragLeave: ({ currentTarget }: DragEvent<HTMLElement>) => void delete currentTarget.dataset.takes,
        onDrop: (event: DragEvent<HTMLElement>) => {
          event.preventDefault();
          delete event.currentTarget.dataset.takes;
          if (takes()) assign(dragged!, id);
          drag(null);
        },
        'data-refuses': dragged !== null && !takes() ? '' : undefined,
      };
    },
    [floor, dragged, assign, drag],
  );
}

const cellsOf = (id: string): ReactNode[] => [
  <Cell key="name" id={id} draw={(row) => <Who row={row} />} />,
  <Cell key="status" id={id} draw={(row) => <Status row={row} />} />,
  <Cell key="since" id={id} draw={(row) => row.statusSince && <Timer since={row.statusSince} as="ago" />} />,
  <Cell key="load" id={id} draw={(row) => <Load row={row} />} />,
  <Cell key="reply" id={id} draw={(row) => <ReplyDue row={row} />} />,
  <Cell key="more" id={id} draw={(row) => <More row={row} />} />,
];

/** Draws of an agent what it is; it renders when that changes, and not when others do. */
function Cell({ id, draw }: { id: string; draw: (row: AgentRow) => ReactNode }) {
  const { floor } = useWall();
  const row = useSelected(floor, () => floor.agent(id));
  return row ? draw(row) : null;
}

function Who({ row: { id, name, avatarUrl, skills } }: { row: AgentRow }) {
  return (
    <span className={css.agent}>
      <Avatar id={id} name={name} src={avatarUrl} size={28} />
      <span className={css.who}>
        <bdi className={css.name}>{name}</bdi>
        <span className={css.detail}>{skills.map((skill) => `${skill.name} ${skill.level}`).join(' · ')}</span>
      </span>
    </span>
  );
}

function Status({ row: { status, statusReason, statusNote } }: { row: AgentRow }) {
  const why = statusNote ?? (statusReason && t(`reason.${statusReason}`));
  return (
    <span className={css.status}>
      <StatusDot status={status} />
      <span className={css.who}>
        <span>{words(`status.${status}`)}</span>
        {why && (
          <span className={css.detail} dir="auto">
            {why}
          </span>
        )}
      </span>
    </span>
  );
}

function Load({ row: { activeChats: taken, maxConcurrentChats: of, onHold } }: { row: AgentRow }) {
  return (
    <span className={css.who}>
      <Seats taken={taken} of={of} label={words('inbox.seats', { taken, of })} />
      {onHold > 0 && <span className={css.detail}>{t('tile.onHold', { count: onHold })}</span>}
    </span>
  );
}

function ReplyDue({ row: { waitingForReply, oldestReplyDueSince, nextDueAt } }: { row: AgentRow }) {
  if (oldestReplyDueSince === null) return <span className={css.detail}>–</span>;
  return (
    <span className={css.reply}>
      <b>
        {waitingForReply}
        <span className="sr-only"> {t('agents.wait')}</span>
      </b>
      <Timer since={oldestReplyDueSince} dueAt={nextDueAt} />
    </span>
  );
}

function More({ row: { id: agentId, name } }: { row: AgentRow }) {
  const { act, showAgent } = useWall();
  return (
    <Menu
      label={t('agents.more', { name })}
      groups={[
        {
          entries: [
            { id: 'chats', label: t('act.chats'), icon: <MessagesSquare />, shortcut: 'Enter', onAction: () => showAgent(agentId) },
            { id: 'status', label: t('act.status'), icon: <CircleDot />, shortcut: 'S', onAction: () => act({ type: 'status', agentId }) },
            { id: 'limit', label: t('act.limit'), icon: <Gauge />, shortcut: 'L', onAction: () => act({ type: 'limit', agentId }) },
          ],
        },
      ]}
      trigger={
        <IconButton label={t('agents.more', { name })} size="s">
          <EllipsisVertical />
        </IconButton>
      }
    />
  );
}
