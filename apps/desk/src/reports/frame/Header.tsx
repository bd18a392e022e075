import { Link } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import { timeOfDay } from '#ui/format/time';
import { Button } from '#ui/parts/Button/Button';
import { useCommands } from '../../commands/registry';
import { usePageTitle } from '../../shell/page-title';
import { t } from '../../words/reports';
import { withoutChats } from '../search';
import { useReport, useReportsSearch } from './context';
import css from './Header.module.css';

const PAGES = [['/reports', 'page.overview']] as const;

export function Header({ onRefresh }: { onRefresh: () => void }) {
  const { asOf } = useReport();
  const [search] = useReportsSearch();
  usePageTitle(t('title'));
  useCommands([{ id: 'reports-refresh', name: t('refresh'), group: t('title'), run: onRefresh }]);
  return (
    <header className={css.header}>
      <h1 className={css.title}>{t('title')}</h1>
      <nav className={css.pages} aria-label={t('pages')}>
        {PAGES.map(([to, name]) => (
          <Link key={to} to={to} search={withoutChats(search)} className={css.page} activeOptions={{ exact: true, includeSearch: false }}>
            {t(name)}
          </Link>
        ))}
      </nav>
      <span className={css.asOf}>{t('asOf', { time: timeOfDay(new Date(asOf).toISOString()) })}</span>
      <Button kind="plain" size="s" onPress={onRefresh}>
        <RefreshCw /> {t('refresh')}
      </Button>
    </header>
  );
}
