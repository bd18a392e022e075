import { useMemo } from 'react';
import { Chip } from '#ui/parts/Chip/Chip';
import { Priority } from '#ui/parts/Priority/Priority';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { Timer } from '#ui/parts/Timer/Timer';
import { AGENT_STATUSES } from '#words';
import { useSelected } from '../live/context';
import type { WallAlarms } from '../live/preferences';
import { waitsFor } from '../queue/waits-for';
import { t as words } from '../words';
import { t } from '../words/wall';
import { countByStatus, type GroupRow, seatsOf, skillsOf, teamsOf } from './figures';
import type { Floor } from './floor';
import { AGENT_ORDERS } from './search';
import { Tiles } from './Tiles';
import { Today } from './Today';
import { useAgents } from './useAgents';
import { useTeams } from './useTeams';
import css from './Board.module.css';

/** More than fit are cut off: there is nobody to scroll. */
const SHOWN = 12;

/** The wall to be read from afar: large, and nothing to press. */
export function Board({ floor, thresholds }: { floor: Floor; thresholds: WallAlarms }) {
  const agents = useAgents(floor);
  const waiting = useSelected(floor.feeds.queue, ({ rows }) => rows);
  const wall = useSelected(floor.feeds.today, ({ rows }) => rows[0]);
  const skills = useMemo(() => skillsOf(agents, waiting), [agents, waiting]);
  const members = useTeams(floor);
  const teams = useMemo(() => teamsOf(agents, waiting, members), [agents, waiting, members]);
  const due = useMemo(() => agents.filter((row) => row.oldestReplyDueSince !== null).sort(AGENT_ORDERS.reply), [agents]);
  const counts = countByStatus(agents);
  const late = thresholds.longestWaitSeconds ?? 300;
  return (
    <div className={css.board}>
      <Tiles waiting={waiting} seats={seatsOf(agents)} wall={wall} thresholds={thresholds} isStill />
      <div className={css.panes}>
        <section className={css.pane} aria-label={t('queue.title')}>
          <h2>
            {t('queue.title')} <span>{waiting.length}</span>
          </h2>
          {waiting.length === 0 && <p className={css.none}>{t('queue.empty')}</p>}
          <ol>
            {waiting.slice(0, SHOWN).map((row) => (
              <li key={row.chatId}>
                <span className={css.place}>{row.position}</span>
                <span className={css.words}>
                  <span className={css.name}>
                    <Priority level={row.priority} /> <bdi>{row.customerName}</bdi>
                  </span>
                  <small>{[row.skills.map(({ name }) => name).join(', '), waitsFor(row)].filter(Boolean).join(' · ')}</small>
                </span>
                <Timer since={row.queuedAt} dueAt={row.dueAt} soon={late * 0.4} late={late} />
              </li>
            ))}
          </ol>
        </section>
        <section className={css.pane} aria-label={t('agents.title')}>
          <h2>
            {t('agents.title')}{' '}
            {AGENT_STATUSES.map((status) => (
              <span key={status} className={css.tally}>
                <StatusDot status={status} label={words(`status.${status}`)} /> {counts[status]}
              </span>
            ))}
          </h2>
          {due.length === 0 && <p className={css.none}>{t('board.answered')}</p>}
          <ol>
            {due.slice(0, SHOWN).map((row) => (
              <li key={row.id}>
                <StatusDot status={row.status} label={words(`status.${row.status}`)} />
                <span className={css.words}>
                  <bdi className={css.name}>{row.name}</bdi>
                  <small>{t('board.waitFor', { count: row.waitingForReply })}</small>
                </span>
                <Timer since={row.oldestReplyDueSince!} dueAt={row.nextDueAt} />
              </li>
            ))}
          </ol>
        </section>
        <div className={css.groups}>
          <Groups title={t('skills.title')} rows={skills} late={late} />
          {teams.length > 0 && <Groups title={t('teams.title')} rows={teams} late={late} />}
        </div>
      </div>
      <Today series={wall?.series ?? []} isStill />
    </div>
  );
}

/** By skill or by team: who is there and who waits, those first who need somebody. */
function Groups({ title, rows, late }: { title: string; rows: readonly GroupRow[]; late: number }) {
  return (
    <section className={css.pane} aria-label={title}>
      <h2>{title}</h2>
      <ol>
        {[...rows]
          .sort((a, b) => Number(b.isUncovered) - Number(a.isUncovered) || b.waiting - a.waiting)
          .slice(0, SHOWN)
          .map((row) => (
            <li key={row.id}>
              <span className={css.words}>
                <span className={css.name}>
                  <bdi>{row.name}</bdi> {row.isUncovered && <Chip tone="bad">{t('skills.nobody')}</Chip>}
                </span>
                <small>{t('board.group', { online: row.here.online, free: row.free, waiting: row.waiting })}</small>
              </span>
              {row.since && <Timer since={row.since} soon={late * 0.4} late={late} />}
            </li>
          ))}
      </ol>
    </section>
  );
}
