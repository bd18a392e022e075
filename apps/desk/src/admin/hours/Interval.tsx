import type { ReactNode } from 'react';
import { Field } from '#ui/parts/Field/Field';
import { t } from '../../words/admin';
import { problemOf, tidyTime } from './times';
import css from './Hours.module.css';

interface IntervalProps {
  /** The day that it is of, for who hears the fields. */
  of: string;
  interval: { from: string; to: string };
  onChange: (changes: { from?: string; to?: string }) => void;
  children?: ReactNode;
}

/** From when to when, as people write times; they are tidied when one leaves the field. */
export function Interval({ of, interval, onChange, children }: IntervalProps) {
  const problem = problemOf(interval);
  return (
    <div className={css.interval}>
      {(['from', 'to'] as const).map((end) => (
        <span key={end} className={css.time} dir="ltr">
          <Field
            label={t(`hours.${end}`, { of })}
            isLabelHidden
            value={interval[end]}
            onChange={(time) => onChange({ [end]: time })}
            onBlur={() => onChange({ [end]: tidyTime(interval[end]) })}
            isInvalid={problem !== null}
            maxLength={8}
            autoComplete="off"
          />
        </span>
      ))}
      {children}
      {problem && (
        <p className={css.problem} role="alert">
          {t(problem)}
        </p>
      )}
    </div>
  );
}
