import type { Priority as Level } from '#words';
import css from './Priority.module.css';

const LABEL: Record<Level, string> = { urgent: 'Urgent', high: 'High priority', normal: 'Normal priority', low: 'Low priority' };

/** Urgent: a red square with "!"; high and low: three bars, all or one of them full; normal shows nothing in lists. */
export function Priority({ level, always }: { level: Level; always?: boolean }) {
  if (level === 'normal' && !always) return null;
  return (
    <span className={css.mark} data-level={level} role="img" aria-label={LABEL[level]} title={LABEL[level]}>
      {level !== 'urgent' && [1, 2, 3].map((bar) => <i key={bar} />)}
    </span>
  );
}
