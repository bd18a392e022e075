import { Bell, Filter, Maximize, MonitorUp, UsersRound } from 'lucide-react';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Menu } from '#ui/parts/Menu/Menu';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { AGENT_STATUSES, type AgentStatus } from '#words';
import { SearchInput } from '../admin/frame/Toolbar';
import { useDesk, useSelected } from '../live/context';
import { usePageTitle } from '../shell/page-title';
import { t as words } from '../words';
import { t } from '../words/wall';
import { useWall } from './context';
import type { GroupRow } from './figures';
import type { PaneProps } from './QueuePane';
import { statusesOf } from './search';
import css from './WallPage.module.css';

export interface HeaderProps extends PaneProps {
  skills: readonly GroupRow[];
  teams: readonly GroupRow[];
  onBoard: () => void;
}

/** What the page is narrowed to, and how it is shown. */
export function Header({ search, change, skills, teams, onBoard }: HeaderProps) {
  const { act } = useWall();
  usePageTitle(t('title'));
  return (
    <header className={css.header}>
      <h1 className={css.title}>{t('title')}</h1>
      <Live />
      <div className={css.filters} role="search" aria-label={t('filter.label')}>
        <SearchInput label={t('filter.name')} q={search.name ?? ''} onSearch={(name) => change({ ...search, name: name || undefined })} />
        <SkillMenu search={search} change={change} skills={skills} />
        {teams.length > 0 && <TeamMenu search={search} change={change} teams={teams} />}
        <StatusMenu search={search} change={change} />
      </div>
      <span className={css.tools}>
        <IconButton label={t('alarms.set')} onPress={() => act({ type: 'alarms' })}>
          <Bell />
        </IconButton>
        <IconButton label={t('links.title')} onPress={() => act({ type: 'links' })}>
          <MonitorUp />
        </IconButton>
        <IconButton label={t('board.show')} shortcut="B" onPress={onBoard}>
          <Maximize />
        </IconButton>
      </span>
    </header>
  );
}

function Live() {
  const { client } = useDesk();
  const { floor } = useWall();
  const isOnline = useSelected(client.state, ({ status }) => status === 'online');
  const isLive = useSelected(floor, ({ status }) => status === 'live');
  const state = !isOnline ? 'offline' : isLive ? 'live' : 'behind';
  return (
    <span className={css.live} role="status">
      <Chip tone={state === 'live' ? 'ok' : 'warn'}>{t(`state.${state}`)}</Chip>
    </span>
  );
}

function SkillMenu({ search, change, skills }: PaneProps & { skills: readonly GroupRow[] }) {
  const choose = (skill?: string): void => change({ ...search, skill });
  return (
    <Menu
      label={t('filter.skill')}
      groups={[
        {
          entries: [
            { id: '', label: t('filter.allSkills'), isSelected: search.skill === undefined, onAction: () => choose() },
            ...skills.map(({ name }) => ({ id: name, label: name, isSelected: name === search.skill, onAction: () => choose(name) })),
          ],
        },
      ]}
      trigger={
        <Button kind="plain" size="s">
          <Filter /> <bdi>{search.skill ?? t('filter.allSkills')}</bdi>
        </Button>
      }
    />
  );
}

function TeamMenu({ search, change, teams }: PaneProps & { teams: readonly GroupRow[] }) {
  const choose = (team?: string): void => change({ ...search, team });
  return (
    <Menu
      label={t('filter.team')}
      groups={[
        {
          entries: [
            { id: '', label: t('filter.allTeams'), isSelected: search.team === undefined, onAction: () => choose() },
            ...teams.map(({ id, name }) => ({ id, label: name, isSelected: id === search.team, onAction: () => choose(id) })),
          ],
        },
      ]}
      trigger={
        <Button kind="plain" size="s">
          <UsersRound /> <bdi>{teams.find(({ id }) => id === search.team)?.name ?? t('filter.allTeams')}</bdi>
        </Button>
      }
    />
  );
}

function StatusMenu({ search, change }: PaneProps) {
  const chosen = statusesOf(search);
  const toggle = (status: AgentStatus): void => {
    const next = AGENT_STATUSES.filter((each) => (each === status ? !chosen.includes(each) : chosen.includes(each)));
    change({ ...search, status: next.join(',') || undefined });
  };
  const all = {
    id: '',
    label: t('filter.allStatuses'),
    isSelected: chosen.length === 0,
    onAction: () => change({ ...search, status: undefined }),
  };
  return (
    <Menu
      label={t('filter.status')}
      groups={[
        {
          entries: [
            all,
            ...AGENT_STATUSES.map((status) => ({
              id: status,
              label: words(`status.${status}`),
              icon: <StatusDot status={status} />,
              isSelected: chosen.includes(status),
              onAction: () => toggle(status),
            })),
          ],
        },
      ]}
      trigger={
        <Button kind="plain" size="s">
          {chosen.length === 0 ? t('filter.allStatuses') : chosen.map((each) => words(`status.${each}`)).join(', ')}
        </Button>
      }
    />
  );
}
