import type { ReactNode } from 'react';
import css from './Card.module.css';

/** A part of a page, with its name. */
export function Card({ title, lead, actions, children }: { title: string; lead?: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.card} aria-label={title}>
      <header className={css.header}>
        <div className={css.words}>
          <h2 className={css.title}>{title}</h2>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** What is known, as names and values. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is out of order, or needs to be known before all else. */
export function Alert({ tone, children, action }: { tone: 'bad' | 'warn' | 'info'; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.alert} data-tone={tone}>
      <div className={css.said}>{children}</div>
      {action}
    </div>
  );
}
