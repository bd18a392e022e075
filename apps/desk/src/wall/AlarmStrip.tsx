import { BellRing } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { onSecond, serverNow } from '#ui/parts/Timer/second';
import { Timer } from '#ui/parts/Timer/Timer';
import type { Wall } from '#client/core';
import type { WaitingChat } from '#client/desk';
import { chime } from '../live/chime';
import { useDesk, useSelected } from '../live/context';
import { t } from '../words/wall';
import { type Alarm, alarmsOf, type GroupRow } from './figures';
import { percent } from './Tiles';
import css from './strips.module.css';

export interface FloorNow {
  waiting: readonly WaitingChat[];
  skills: readonly GroupRow[];
  wall: Wall | undefined;
}

/** What is over its threshold. A wait becomes too long without any event, so the clock looks as well. */
function useAlarms({ waiting, skills, wall }: FloorNow): readonly Alarm[] {
  const thresholds = useSelected(useDesk().preferences, (all) => all.wall);
  const [, tick] = useState(0);
  const last = useRef<readonly Alarm[]>([]);
  const look = (): readonly Alarm[] => {
    const now = alarmsOf(thresholds, { waiting, skills, wall, now: serverNow() });
    const isSame = JSON.stringify(now) === JSON.stringify(last.current);
    return isSame ? last.current : (last.current = now);
  };
  const looks = useRef(look);
  looks.current = look;
  useEffect(
    () =>
      onSecond(() => {
        const before = last.current;
        if (looks.current() !== before) tick((n) => n + 1);
      }),
    [],
  );
  return look();
}

/** Says each alarm, and sounds when there is a new one, in the tab that sounds. */
export function AlarmStrip(floor: FloorNow) {
  const { alerts, preferences } = useDesk();
  const alarms = useAlarms(floor);
  const known = useRef(new Set<string>());
  const ids = alarms.map(({ id }) => id).join('\n');
  useEffect(() => {
    const now = ids === '' ? [] : ids.split('\n');
    const isNew = now.some((id) => !known.current.has(id));
    known.current = new Set(now);
    const { alerts: alerting, wall } = preferences.getSnapshot();
    if (isNew && wall.sound && alerts.getSnapshot().leads) chime(alerting);
  }, [ids, alerts, preferences]);
  return (
    <div role="status" aria-label={t('alarms.title')}>
      {alarms.length > 0 && (
        <ul className={css.strip} data-tone="bad">
          {alarms.map((alarm) => (
            <li key={alarm.id} className={css.item}>
              <BellRing aria-hidden />
              <span className={css.words}>{wordsOf(alarm)}</span>
              {alarm.type === 'wait' && <Timer since={alarm.since} soon={0} late={0} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function wordsOf(alarm: Alarm): string {
  if (alarm.type === 'wait') return t('alarms.wait');
  if (alarm.type === 'level') return t('alarms.level', { rate: percent(alarm.rate), goal: percent(alarm.goal) });
  return t('alarms.skill', { skill: alarm.skill });
}
