import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useState } from 'react';
import type { JobStarted, JobView } from '#client/core';
import { Button } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import { toasts } from '#ui/parts/Toast/toasts';
import { serverNow } from '#ui/parts/Timer/second';
import { useWhileRunning } from '../../data/useWhileRunning';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { dayOf, isKnown, POLICY, type Rules, spanOf } from './policy';
import css from './Policy.module.css';

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const DAY_MS = 86_400_000;

interface Run {
  id: string;
  /** What the report is asked for with. */
  search: object;
}

/** Days that were, once more by other rules, beside what happened. */
export function Replay({ rules: { rank, queueOrder } }: { rules: Rules }) {
  const { rest } = useDesk().client;
  const [day, setDay] = useState(() => dayOf(new Date(serverNow() - DAY_MS)));
  const [days, setDays] = useState<(typeof DAYS)[number]>('1');
  const [run, setRun] = useState<Run>();
  const span = spanOf(day, Number(days), new Date(serverNow()));
  async function replay(): Promise<void> {
    if (!span) return;
    try {
      const { jobId: id } = await rest.post<JobStarted>(`${POLICY}/replay`, { ...span, policy: { rank, queueOrder } });
      const [first] = rank;
      setRun({
        id,
        search: { run: id, day, ...(days !== '1' && { days: Number(days) }), order: queueOrder, ...(first && isKnown(first) && { first }) },
      });
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
    }
  }
  return (
    <div className={css.replay} role="group" aria-label={t('policy.replay')}>
      <Field label={t('policy.replayFrom')} type="date" value={day} onChange={setDay} error={span ? null : t('policy.replayWrong')} />
      <Select
        label={t('policy.replayDays')}
        options={DAYS.map((id) => ({ id, label: t('policy.days', { count: Number(id) }) }))}
        selected={days}
        onChange={setDays}
      />
      <Button onPress={() => void replay()} isDisabled={!span}>
        <History aria-hidden /> {t('policy.replay')}
      </Button>
      <p className={css.meta}>{t('policy.replayHint')}</p>
      {run && <Running key={run.id} {...run} />}
    </div>
  );
}

/** How far a replay is, and the way to its report, beside what is not saved here. */
function Running({ id, search }: Run) {
  const { rest } = useDesk().client;
  const { data, error, refetch } = useWhileRunning(useQuery({ queryKey: ['job', id], queryFn: () => rest.get<JobView>(`/jobs/${id}`) }));
  if (error) return <p role="alert">{messageOf(error)}</p>;
  if (!data || data.state === 'running') {
    const percent = Math.floor((data?.progress ?? 0) * 100);
    return (
      <p className={css.going}>
        <label>
          {t('policy.going', { percent })} <progress max={100} value={percent} />
        </label>
        <Button size="s" onPress={() => void rest.delete(`/simulations/${id}`).finally(() => refetch())}>
          {t('cancel')}
        </Button>
      </p>
    );
  }
  if (data.state === 'cancelled') return <p role="status">{t('policy.cancelled')}</p>;
  if (data.state === 'failed') return <p role="alert">{t(`policy.replayFailed.${data.failure ?? 'failed'}`)}</p>;
  return (
    <p role="status">
      {t('policy.replayed')}{' '}
      <Link to="/reports/simulate" search={search} target="_blank" className={css.report}>
        {t('policy.report')}
      </Link>
    </p>
  );
}
