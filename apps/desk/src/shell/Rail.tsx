import { Link, useRouterState, useSearch } from '@tanstack/react-router';
import { Activity, BarChart3, Bell, HelpCircle, Inbox, ListOrdered, Search, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '#ui/parts/Button/Button';
import { Tip } from '#ui/parts/Tooltip/Tooltip';
import { shownKeys } from '../commands/keymap';
import { useDesk, useSelected } from '../live/context';
import type { InboxSearch } from '../routes';
import { t } from '../words';
import { Logo } from './Logo';
import css from './Rail.module.css';
import { StatusMenu } from './StatusMenu';

export function Rail({ onSearch, onKeys }: { onSearch: () => void; onKeys: () => void }) {
  const desk = useDesk();
  const waiting = useSelected(desk.queue, ({ rows }) => rows.length);
  const mine = useSelected(desk.inbox, (rows) => rows.filter(({ waitingSince }) => waitingSince !== null).length);
  return (
    <nav className={css.rail} aria-label={t('rail.label')} tabIndex={-1}>
      <span className={css.logo}>
        <Logo size={24} />
      </span>
      <IconButton label={t('rail.search')} shortcut={shownKeys('Ctrl+K')} onPress={onSearch}>
        <Search />
      </IconButton>
      <Page label={t('rail.inbox')} shortcut="G+I" search={{}} count={mine} loud icon={<Inbox />} />
      <Page label={t('rail.queue')} shortcut="G+Q" search={{ view: 'queue' }} count={waiting} icon={<ListOrdered />} />
      {desk.isSupervisor && <WallLink />}
      {desk.isSupervisor && (
        <Tip text={t('rail.reports')} shortcut="G+R">
          <Link to="/reports" search={{}} className={css.page} aria-label={t('rail.reports')} activeProps={{ 'data-current': true }}>
            <BarChart3 />
          </Link>
        </Tip>
      )}
      <span className={css.space} />
      <Tip text={t('rail.admin')} shortcut="G+S">
        <Link
          to="/admin/$"
          params={{ _splat: '' }}
          className={css.page}
          aria-label={t('rail.admin')}
          activeProps={{ 'data-current': true }}
        >
          <Settings />
        </Link>
      </Tip>
      <span className={css.help}>
        <Tip text={t('rail.alerts')}>
          <Link to="/settings/alerts" className={css.page} aria-label={t('rail.alerts')} activeProps={{ 'data-current': true }}>
            <Bell />
          </Link>
        </Tip>
        <IconButton label={t('rail.keys')} shortcut="?" onPress={onKeys}>
          <HelpCircle />
        </IconButton>
      </span>
      <StatusMenu />
    </nav>
  );
}

interface PageProps {
  label: string;
  shortcut: string;
  search: InboxSearch;
  icon: ReactNode;
  count: number;
  loud?: boolean;
}

function Page({ label, shortcut, search, icon, count, loud }: PageProps) {
  const { view } = useSearch({ strict: false });
  const isInbox = useRouterState({ select: ({ location }) => location.pathname.startsWith('/inbox') });
  const isCurrent = isInbox && (view === 'queue') === (search.view === 'queue');
  const name = count > 0 ? `${label}, ${count}` : label;
  return (
    <Tip text={label} shortcut={shortcut}>
      <Link to="/inbox" search={search} className={css.page} aria-label={name} data-current={isCurrent || undefined}>
        {icon}
        {count > 0 && <span className={css.count} data-loud={loud || undefined} data-count={count > 99 ? '99+' : count} aria-hidden />}
      </Link>
    </Tip>
  );
}

/** The wall, with the number of hands that are raised. */
function WallLink() {
  const hands = useSelected(useDesk().hands, (raised) => raised.length);
  return (
    <Tip text={t('rail.wall')} shortcut="G+W">
      <Link
        to="/wall"
        search={{}}
        className={css.page}
        aria-label={hands > 0 ? t('rail.wallHands', { count: hands }) : t('rail.wall')}
        activeProps={{ 'data-current': true }}
      >
        <Activity />
        {hands > 0 && <span className={css.count} data-loud data-count={hands} aria-hidden />}
      </Link>
    </Tip>
  );
}
