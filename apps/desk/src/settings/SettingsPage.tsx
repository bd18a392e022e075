import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../shell/page-title';
import { t } from '../words';
import css from './SettingsPage.module.css';

const PAGES = [
  { to: '/settings/account', title: t('me.title') },
  { to: '/settings/alerts', title: t('alerts.title') },
] as const;

/** One of the pages about oneself, with the way to the others. */
export function SettingsPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  usePageTitle(title);
  return (
    <section className={css.page} aria-label={title} tabIndex={-1}>
      <div className={css.column}>
        <nav className={css.pages} aria-label={t('settings.pages')}>
          {PAGES.map((page) => (
            <Link key={page.to} to={page.to} className={css.link} activeProps={{ 'data-current': true }}>
              {page.title}
            </Link>
          ))}
        </nav>
        <h1 className={css.title}>{title}</h1>
        <p className={css.lead}>{lead}</p>
        {children}
      </div>
    </section>
  );
}
