import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Chip } from '#ui/parts/Chip/Chip';
import { Field } from '#ui/parts/Field/Field';
import { serverNow } from '#ui/parts/Timer/second';
import type { HoursView, Opening } from '#client/core';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { momentOf, wallClockAt } from '../../shell/zones';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { withQuery } from '../frame/search';
import { hoursPath } from './hours';
import css from './Hours.module.css';

/** Whether it is open at a moment, by the clock of its own place, and when that changes; as it is saved. */
export function IsOpen({ hours, isDirty }: { hours: HoursView; isDirty: boolean }) {
  const { rest } = useDesk().client;
  const [wallClock, setWallClock] = useState(() => wallClockAt(serverNow(), hours.timeZone));
  const moment = wallClock === '' ? NaN : momentOf(wallClock, hours.timeZone);
  const isAsked = !Number.isNaN(moment);
  const answer = useQuery({
    queryKey: ['is-open', hours, moment],
    queryFn: () => rest.get<Opening>(withQuery(`${hoursPath(hours.id)}/open`, { at: new Date(moment).toISOString() })),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return (
    <Card title={t('hours.isOpen')}>
      <Field
        label={t('hours.at')}
        hint={t('hours.atHint', { zone: hours.timeZone })}
        type="datetime-local"
        value={wallClock}
        onChange={setWallClock}
      />
      <div className={css.answer} role="status">
        {isAsked && answer.data && <Answer opening={answer.data} zone={hours.timeZone} />}
        {isAsked && answer.isError && <p className={css.problem}>{messageOf(answer.error)}</p>}
      </div>
      {isDirty && <p className={css.meta}>{t('hours.asSaved')}</p>}
    </Card>
  );
}

function Answer({ opening: { open, changesAt }, zone }: { opening: Opening; zone: string }) {
  const change =
    changesAt === null ? null : (
      <time dateTime={changesAt}>{new Date(changesAt).toLocaleString([], { timeZone: zone, dateStyle: 'full', timeStyle: 'short' })}</time>
    );
  return (
    <>
      <Chip tone={open ? 'ok' : 'warn'}>{t(open ? 'hours.open' : 'hours.closed')}</Chip>{' '}
      {change ? (
        <>
          {t(open ? 'hours.closes' : 'hours.opens')} {change}
        </>
      ) : (
        t(open ? 'hours.neverCloses' : 'hours.neverOpens')
      )}
    </>
  );
}
