import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { AGENT_STATUSES } from '#words';
import { t as words } from '../words';
import { t } from '../words/wall';
import { countByStatus } from './figures';
import type { AgentRow } from './floor';
import type { PaneProps } from './QueuePane';
import css from './SideHeader.module.css';

/** Agents or skills, and how many of each status there are. */
export function SideHeader({ search, change, agents, skills }: PaneProps & { agents: readonly AgentRow[]; skills: number }) {
  const counts = countByStatus(agents);
  const isSkills = search.show === 'skills';
  return (
    <header className={css.header}>
      <div className={css.tabs} role="group" aria-label={t('show')}>
        <button className={css.tab} aria-pressed={!isSkills} onClick={() => change({ ...search, show: undefined })}>
          {t('agents.title')} <span>{agents.length}</span>
        </button>
        <button className={css.tab} aria-pressed={isSkills} onClick={() => change({ ...search, show: 'skills' })}>
          {t('skills.title')} <span>{skills}</span>
        </button>
      </div>
      <ul className={css.counts}>
        {AGENT_STATUSES.map((status) => (
          <li key={status}>
            <StatusDot status={status} label={words(`status.${status}`)} /> {counts[status]}
          </li>
        ))}
      </ul>
    </header>
  );
}
