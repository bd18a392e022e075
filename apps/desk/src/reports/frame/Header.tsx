import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import { timeOfDay } from '#ui/format/time';
import { Button } from '#ui/parts/Button/Button';
import { useCommands } from '../../commands/registry';
import { usePageTitle } from '../../shell/page-title';
import { t } from '../../words/reports';
import { ofReports } from '../search';
import { useReport, useReportsSearch } from './context';
import css from './Header.module.css';

const PAGES = [
  ['/reports', 'page.overview'],
  ['/reports/simulate', 'page.simulate'],
] as const;

export function Header({ onRefresh }: { onRefresh: () => void }) {
  const { asOf } = useReport();
  const isTold = useRouterState({ select: ({ location }) => !location.pathname.endsWith('/simulate') });
  const [search] = useReportsSearch();
  usePageTitle(t('title'));
  const navigate = useNavigate();
  useCommands([
    { id: 'reports-refresh', name: t('refresh'), group: t('title'), run: onRefresh },
    {
      id: 'reports-simulate',
      name: t('command.simulate'),
      group: t('title'),
      run: () => void navigate({ to: '/reports/simulate', search: ofReports(search) }),
    },
  ]);
  return (
    <header className={css.header}>
      <h1 className={css.title}>{t('title')}</h1>
      <nav className={css.pages} aria-label={t('pages')}>
        {PAGES.map(([to, name]) => (
          <Link key={to} to={to} search={ofReports(search)} className={css.page} activeOptions={{ exact: true, includeSearch: false }}>
            {t(name)}
          </Link>
        ))}
      </nav>
      {isTold && (
        <div className={css.told}>
          <span className={css.asOf}>{t('asOf', { time: timeOfDay(new Date(asOf).toISOString()) })}</span>
          <Button kind="plain" size="s" onPress={onRefresh}>
            <RefreshCw /> {t('refresh')}
          </Button>
        </div>
      )}
    </header>
  );
}
