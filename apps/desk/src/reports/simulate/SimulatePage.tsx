import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { SimulationView } from '#client/core';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/reports';
import { ReportContext, useReport, useReportsSearch } from '../frame/context';
import { Form } from './Form';
import { Outcome } from './Outcome';
import { changesOf, simulatedSpan } from './question';
import { useSimulation } from './useSimulation';
import css from './Simulate.module.css';

/** A day once more, with something different, beside what happened. The address says what, and which run shows it. */
export function SimulatePage() {
  const report = useReport();
  const { rest } = useDesk().client;
  const queries = useQueryClient();
  const [search, change] = useReportsSearch();
  const [refusal, refuse] = useState<unknown>(null);
  const { first, last, span } = simulatedSpan(search, report.zone, report.asOf);
  const run = useSimulation(search.run);
  const isRunning = run.data?.state === 'running';
  const start = async (): Promise<void> => {
    refuse(null);
    try {
      const view = await rest.post<SimulationView>('/simulations', { ...span, changes: changesOf(search) });
      queries.setQueryData(['simulation', view.id], view);
      change({ run: view.id });
    } catch (error) {
      refuse(error);
    }
  };
  const cancel = (): void => void rest.delete(`/simulations/${search.run}`).then(() => run.refetch(), refuse);
  return (
    <div className={css.page}>
      <Form first={first} isRunning={isRunning} onRun={() => void start()} />
      <div className={css.result} aria-live="polite">
        {refusal !== null && <ErrorState title={t('simulate.failed.title')} text={messageOf(refusal)} onRetry={() => void start()} />}
        {search.run !== undefined && run.isError && (
          <ErrorState title={t('simulate.failed.title')} text={messageOf(run.error)} onRetry={() => void start()} />
        )}
        {refusal === null && run.data && <Run view={run.data} onCancel={cancel} days={[first, last]} />}
        {search.run === undefined && refusal === null && <p className={css.lead}>{t('simulate.lead')}</p>}
      </div>
    </div>
  );
}

function Run({ view, onCancel, days }: { view: SimulationView; onCancel: () => void; days: readonly [string, string] }) {
  const report = useReport();
  const { state, progress, failure, result, from, to } = view;
  const simulated = useMemo(() => ({ ...report, days, span: { from, to }, interval: 'hour' as const }), [report, days, from, to]);
  const percent = Math.floor(progress * 100);
  if (state === 'running')
    return (
      <div className={css.going}>
        <label>
          {t('simulate.going', { percent })}
          <progress max={100} value={percent} />
        </label>
        <Button size="s" onPress={onCancel}>
          {t('simulate.cancel')}
        </Button>
      </div>
    );
  if (result)
    return (
      <ReportContext value={simulated}>
        <Outcome view={view} result={result} />
      </ReportContext>
    );
  return <p className={css.lead}>{state === 'cancelled' ? t('simulate.cancelled') : t(`simulate.failed.${failure ?? 'failed'}`)}</p>;
}
