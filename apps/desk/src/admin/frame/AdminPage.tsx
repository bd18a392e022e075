import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../shell/page-title';
import css from './AdminPage.module.css';

export interface AdminPageProps {
  title: string;
  lead?: string;
  /** What can be done here, at the end of the title. */
  actions?: ReactNode;
  /** The way back from a part of the page. */
  back?: ReactNode;
  children: ReactNode;
}

/** One page under `/admin`: its name, what can be done, and its content. */
export function AdminPage({ title, lead, actions, back, children }: AdminPageProps) {
  usePageTitle(title);
  return (
    <section className={css.page} aria-label={title} tabIndex={-1}>
      <div className={css.column}>
        <header className={css.header}>
          <div className={css.words}>
            {back}
            <h1 className={css.title}>
              <bdi>{title}</bdi>
            </h1>
            {lead && <p className={css.lead}>{lead}</p>}
          </div>
          {actions && <div className={css.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </section>
  );
}

/** From a part of a page back to all of it. */
export function BackTo({ page, children }: { page: string; children: ReactNode }) {
  return (
    <Link to="/admin/$" params={{ _splat: page }} className={css.back}>
      <ArrowLeft aria-hidden /> {children}
    </Link>
  );
}
