import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import css from './CustomerPanel.module.css';

export interface SectionProps {
  id: string;
  title: string;
  count?: number;
  /** At the end of the heading: what can be done here. */
  tool?: ReactNode;
  /** Open while something is done in it, whether it was left so or not. */
  isForced?: boolean;
  children: ReactNode;
}

/** A part of the panel that stays open or closed as it was left. */
export function Section({ id, title, count, tool, isForced = false, children }: SectionProps) {
  const key = `switchboard.panel.${id}`;
  const [isLeftOpen, open] = useState(() => localStorage.getItem(key) !== 'closed');
  const isOpen = isLeftOpen || isForced;
  const toggle = (): void => {
    localStorage.setItem(key, isOpen ? 'closed' : 'open');
    open(!isOpen);
  };
  return (
    <section className={css.section}>
      <div className={css.heading}>
        <h3>
          <button aria-expanded={isOpen} onClick={toggle}>
            <ChevronDown aria-hidden />
            {title} {count !== undefined && count > 0 && <span className={css.count}>{count}</span>}
          </button>
        </h3>
        {tool}
      </div>
      {isOpen && children}
    </section>
  );
}

export interface Reading<T> {
  data: T | undefined;
  isError: boolean;
  error: unknown;
  refetch: () => unknown;
}

/** Each part fails and is tried again by itself. */
export function Read<T>({ query, lines = 2, children }: { query: Reading<T>; lines?: number; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Skeleton lines={lines} label={t('loading.part')} />;
  return (
    <p className={css.failed} role="alert">
      {messageOf(query.error)}
      <Button kind="link" size="s" onPress={() => query.refetch()}>
        {t('failed.retry')}
      </Button>
    </p>
  );
}
