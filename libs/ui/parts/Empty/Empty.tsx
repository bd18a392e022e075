import type { ReactNode } from 'react';
import { Button } from '../Button/Button';
import css from './Empty.module.css';

/** What a place says in which nothing is. */
export function Empty({ icon, title, text, action }: { icon?: ReactNode; title: string; text?: string; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      {icon && (
        <span className={css.icon} aria-hidden>
          {icon}
        </span>
      )}
      <p className={css.title}>{title}</p>
      {text && <p className={css.text}>{text}</p>}
      {action}
    </div>
  );
}

/** What went wrong, why, and what to do. */
export function ErrorState({ title, text, onRetry }: { title: string; text: string; onRetry: () => void }) {
  return (
    <div className={css.empty} role="alert">
      <p className={css.title}>{title}</p>
      <p className={css.text}>{text}</p>
      <Button size="s" onPress={onRetry}>
        Try again
      </Button>
    </div>
  );
}
