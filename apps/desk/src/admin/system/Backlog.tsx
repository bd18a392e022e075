import { clock } from '#ui/format/time';
import type { BacklogView } from '#client/core';
import { t } from '../../words/system';
import { Card } from '../frame/Card';
import css from './System.module.css';

/** What waits, of all nodes. */
export function Backlog({ backlog }: { backlog: BacklogView }) {
  const number = (value: number | null): string => value?.toLocaleString() ?? '–';
  const time = (seconds: number | null): string => (seconds === null ? '–' : clock(seconds));
  const figures = [
    [t('backlog.waiting'), number(backlog.waitingChats)],
    [t('backlog.longest'), time(backlog.longestWaitSeconds)],
    [t('backlog.events'), time(backlog.oldestUnpublishedEventSeconds)],
    [t('backlog.mails'), number(backlog.mailsQueued)],
    [t('backlog.mailsFailed'), number(backlog.mailsFailed)],
    [t('backlog.deliveries'), number(backlog.deliveriesPending)],
    [t('backlog.deliveriesFailed'), number(backlog.deliveriesFailed)],
  ] as const;
  return (
    <Card title={t('backlog')} lead={t('backlog.lead')}>
      <dl className={css.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
