import type { ReactNode } from 'react';
import css from './Banner.module.css';

/** A line over the page that says how the desk itself is. */
export function Banner({ tone, children }: { tone: 'info' | 'warn'; children: ReactNode }) {
  return (
    <div className={css.banner} data-tone={tone} role="status">
      {children}
    </div>
  );
}
