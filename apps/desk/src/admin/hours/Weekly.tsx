import { Copy, Plus, X } from 'lucide-react';
import { IconButton } from '#ui/parts/Button/Button';
import { Menu } from '#ui/parts/Menu/Menu';
import type { WeeklyHours } from '#client/core';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { Interval } from './Interval';
import { copyDay, DAYS, dayName } from './times';
import css from './Hours.module.css';

const WEEKDAYS = [1, 2, 3, 4, 5];
const USUAL = { from: '09:00', to: '17:00' };
/** After a break at noon. */
const LATER = { from: '18:00', to: '20:00' };

interface WeeklyProps {
  weekly: readonly WeeklyHours[];
  onChange: (weekly: WeeklyHours[]) => void;
}

/** The week, day by day; each may have several intervals, or none. */
export function Weekly({ weekly, onChange }: WeeklyProps) {
  return (
    <Card title={t('hours.week')} lead={t('hours.weekLead')}>
      <div className={css.week}>
        {DAYS.map((day) => (
          <Day key={day} day={day} weekly={weekly} onChange={onChange} />
        ))}
      </div>
    </Card>
  );
}

function Day({ day, weekly, onChange }: WeeklyProps & { day: number }) {
  const name = dayName(day);
  const own = weekly.filter((each) => each.day === day);
  const replace = (next: WeeklyHours[]): void =>
    onChange(DAYS.flatMap((each) => (each === day ? next : weekly.filter((interval) => interval.day === each))));
  const copyTo = (days: readonly number[]): void => onChange(copyDay(weekly, day, days));
  return (
    <div className={css.day} role="group" aria-label={name}>
      <span className={css.dayName}>{name}</span>
      <div className={css.intervals}>
        {own.length === 0 && <span className={css.closed}>{t('hours.closed')}</span>}
        {own.map((interval, at) => (
          <Interval
            key={at}
            of={name}
            interval={interval}
            onChange={(changes) => replace(own.map((each, index) => (index === at ? { ...each, ...changes } : each)))}
          >
            <IconButton label={t('hours.remove', { of: name })} size="s" onPress={() => replace(own.filter((_, index) => index !== at))}>
              <X />
            </IconButton>
          </Interval>
        ))}
      </div>
      <div className={css.dayActions}>
        <IconButton
          label={t('hours.addOn', { day: name })}
          size="s"
          onPress={() => replace([...own, { day, ...(own.length === 0 ? USUAL : LATER) }])}
        >
          <Plus />
        </IconButton>
        <Menu
          label={t('hours.copy', { day: name })}
          trigger={
            <IconButton label={t('hours.copy', { day: name })} size="s">
              <Copy />
            </IconButton>
          }
          groups={[
            {
              entries: [
                { id: 'weekdays', label: t('hours.copyWeekdays'), onAction: () => copyTo(WEEKDAYS) },
                { id: 'all', label: t('hours.copyAll'), onAction: () => copyTo(DAYS) },
              ],
            },
          ]}
        />
      </div>
    </div>
  );
}
