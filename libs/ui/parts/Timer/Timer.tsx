import { useEffect, useRef } from 'react';
import { ago } from '../../format/time';
import { thresholds, urgencyOf } from '../../format/urgency';
import { onSecond, serverNow } from './second';
import css from './Timer.module.css';

export interface TimerProps {
  /** RFC 3339. */
  since: string;
  /** By when it is to end, RFC 3339; null: it goes by how long it lasts. */
  dueAt?: string | null;
  /** Seconds from which a wait that is due at no time is amber, and red; as the settings say, unless given. */
  soon?: number;
  late?: number;
  /** `ago`: "9 min" instead of m:ss, in grey. */
  as?: 'clock' | 'ago';
}

/** How long something lasts by the server's clock. It writes its own text each second: nothing else is rendered. */
export function Timer({ since, dueAt, soon, late, as = 'clock' }: TimerProps) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (): void => {
      const { current } = element;
      if (!current) return;
      const words = current.lastElementChild!;
      const write = (text: string): void => {
        if (words.textContent !== text) words.textContent = text;
      };
      if (as === 'ago') return write(ago(Math.max(0, (serverNow() - Date.parse(since)) / 1000)));
      const settings = thresholds();
      const urgency = urgencyOf({ since, dueAt }, serverNow(), {
        ...settings,
        replySoonSeconds: soon ?? settings.replySoonSeconds,
        replyLateSeconds: late ?? settings.replyLateSeconds,
      });
      write(urgency.words);
      if (current.dataset.level !== urgency.level) current.dataset.level = urgency.level;
      current.style.setProperty('--part', String(urgency.part));
    };
    show();
    return onSecond(show);
  }, [since, dueAt, soon, late, as]);
  return (
    <span ref={element} className={`${css.timer} ${css[as]}`} role="timer" aria-live="off">
      {as === 'clock' && <i className={css.ring} aria-hidden />}
      <span />
    </span>
  );
}
