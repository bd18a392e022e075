import { CalendarPlus, X } from 'lucide-react';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { Switch } from '#ui/parts/Switch/Switch';
import { serverNow } from '#ui/parts/Timer/second';
import { wallClockAt } from '../../shell/zones';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import type { ExceptionFields } from './hours';
import { Interval } from './Interval';
import css from './Hours.module.css';

interface ExceptionsProps {
  exceptions: readonly ExceptionFields[];
  zone: string;
  errorOf: (at: number, field: 'date' | 'name' | 'from' | 'to') => string | null;
  onChange: (exceptions: ExceptionFields[]) => void;
}

/** Holidays and other days on which the week does not hold. */
export function Exceptions({ exceptions, zone, errorOf, onChange }: ExceptionsProps) {
  const today = wallClockAt(serverNow(), zone).slice(0, 10);
  const change = (at: number, changes: Partial<ExceptionFields>): void =>
    onChange(exceptions.map((each, index) => (index === at ? { ...each, ...changes } : each)));
  return (
    <Card
      title={t('hours.exceptions')}
      lead={t('hours.exceptionsLead')}
      actions={
        <Button size="s" onPress={() => onChange([...exceptions, { date: today, name: '', closed: true, from: '', to: '' }])}>
          <CalendarPlus aria-hidden /> {t('hours.addDate')}
        </Button>
      }
    >
      {exceptions.length === 0 && <p className={css.meta}>{t('hours.noExceptions')}</p>}
      <ul className={css.exceptions}>
        {exceptions.map((exception, at) => (
          <li key={at} className={css.exception}>
            <Field
              label={t('hours.date')}
              type="date"
              error={errorOf(at, 'date')}
              value={exception.date}
              onChange={(date) => change(at, { date })}
            />
            <Field
              label={t('keys.name')}
              placeholder={t('hours.dateName')}
              error={errorOf(at, 'name')}
              value={exception.name}
              onChange={(name) => change(at, { name })}
              maxLength={60}
            />
            <div className={css.held}>
              <Switch
                isOn={exception.closed}
                onChange={(closed) => change(at, closed ? { closed, from: '', to: '' } : { closed, from: '09:00', to: '12:00' })}
              >
                {t('hours.closedAllDay')}
              </Switch>
              {!exception.closed && (
                <Interval of={exception.name || exception.date} interval={exception} onChange={(changes) => change(at, changes)} />
              )}
            </div>
            <IconButton
              label={t('hours.remove', { of: exception.name || exception.date })}
              size="s"
              onPress={() => onChange(exceptions.filter((_, index) => index !== at))}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
