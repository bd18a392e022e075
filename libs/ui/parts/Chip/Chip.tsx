import type { ReactNode } from 'react';
import css from './Chip.module.css';

export function Chip({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'ok' | 'warn' | 'bad' | 'info' }) {
  return (
    <span className={`${css.chip} ${css[tone]}`}>
      <bdi>{children}</bdi>
    </span>
  );
}

/** How many: of what is unread, of what waits. Nothing for none. */
export function Count({ n, loud, label }: { n: number; loud?: boolean; label?: string }) {
  if (n === 0) return null;
  return (
    <span className={loud ? css.loud : css.count} role={label ? 'img' : undefined} aria-label={label}>
      {n > 99 ? '99+' : n}
    </span>
  );
}
