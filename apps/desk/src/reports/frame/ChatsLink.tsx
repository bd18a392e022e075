import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type BehindSearch, readSearch } from '../search';
import { useReport } from './context';
import css from './ChatsLink.module.css';

/** The way from a number to its chats: the same span and filters, and which part of it. */
export function ChatsLink({ to, className = css.link, children }: { to: Partial<BehindSearch>; className?: string; children: ReactNode }) {
  const { search } = useReport();
  return (
    <Link to="/reports/chats" search={readSearch({ ...search, metric: 'started', ...to })} className={className}>
      {children}
    </Link>
  );
}
