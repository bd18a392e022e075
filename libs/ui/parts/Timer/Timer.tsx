import { useEffect, useRef } from 'react';
import { ago, clock } from '../../format/time';
import { onSecond, serverNow } from './second';
import css from './Timer.module.css';

export interface TimerProps {
  /** RFC 3339. */
  since: string;
  /** Seconds from which the wait is amber, and red. */
  soon?: number;
  late?: number;
  /** `ago`: "9 min" instead of m:ss, in grey. */
  as?: 'clock' | 'ago';
}

/** How long something lasts by the server's clock. It writes its own text each second: nothing else is rendered. */
export function Timer({ since, soon = 120, late = 300, as = 'clock' }: TimerProps) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const at = Date.parse(since);
    const show = (): void => {
      const seconds = Math.max(0, (serverNow() - at) / 1000);
      const { current } = element;
      if (!current) return;
      const text = as === 'ago' ? ago(seconds) : clock(seconds);
      const words = current.lastElementChild!;
      if (words.textContent !== text) words.textContent = text;
      if (as === 'ago') return;
      const level = seconds >= late ? 'late' : seconds >= soon ? 'soon' : 'fine';
      if (current.dataset.level !== level) current.dataset.level = level;
      current.style.setProperty('--part', String(Math.min(1, seconds / late)));
    };
    show();
    return onSecond(show);
  }, [since, soon, late, as]);
  return (
    <span ref={element} className={`${css.timer} ${css[as]}`} role="timer" aria-live="off">
      {as === 'clock' && <i className={css.ring} aria-hidden />}
      <span />
    </span>
  );
}
