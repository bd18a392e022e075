import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { AGENT_STATUSES } from '#words';
import { t as words } from '../words';
import { t } from '../words/wall';
import { countByStatus } from './figures';
import type { AgentRow } from './floor';
import type { PaneProps } from './QueuePane';
import css from './SideHeader.module.css';

export interface SideHeaderProps extends PaneProps {
  agents: readonly AgentRow[];
  skills: number;
  teams: number;
}

/** Agents, skills or teams, and how many of each status there are. */
export function SideHeader({ search, change, agents, skills, teams }: SideHeaderProps) {
  const counts = countByStatus(agents);
  const tabs = [
    { show: undefined, title: t('agents.title'), count: agents.length },
    { show: 'skills', title: t('skills.title'), count: skills },
    ...(teams > 0 ? [{ show: 'teams', title: t('teams.title'), count: teams } as const] : []),
  ] as const;
  return (
    <header className={css.header}>
      <div className={css.tabs} role="group" aria-label={t('show')}>
        {tabs.map(({ show, title, count }) => (
          <button key={title} className={css.tab} aria-pressed={search.show === show} onClick={() => change({ ...search, show })}>
            {title} <span>{count}</span>
          </button>
        ))}
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
