import type { SimulationResult, SimulationView } from '#client/core';
import { t } from '../../words/reports';
import { type Chart, ChartCard } from '../charts/ChartCard';
import { intervalName } from '../charts/interval-name';
import { TimeChart } from '../charts/TimeChart';
import { duration, percent } from '../figures';
import { type Report, useReport } from '../frame/context';
import { Comparison } from './Comparison';
import css from './Simulate.module.css';

/** Answered in time by so much more or less than it really was: the model does not fit. */
const FITS_BY = 0.1;

export function Outcome({ view, result }: { view: SimulationView; result: SimulationResult }) {
  const report = useReport();
  const { happened, before, runs, chats } = result;
  const rates = { simulated: percent(before.serviceLevel), happened: percent(happened.serviceLevel) };
  const isFitting = Math.abs((before.serviceLevel ?? 0) - (happened.serviceLevel ?? 0)) <= FITS_BY;
  const done = { data: result, isPending: false, isError: false, isFetching: false, error: null, refetch: () => undefined } as const;
  return (
    <>
      <p className={css.fit} data-tone={isFitting ? undefined : 'warn'}>
        {t(isFitting ? 'simulate.fits' : 'simulate.fitsBadly', rates)}
        {Object.keys(view.changes).length === 0 && ` ${t('simulate.nothing')}`}
      </p>
      <Comparison result={result} view={view} />
      <ChartCard title={t('simulate.hours')} answer={done} chart={(data) => hoursOf(data, view, report)} />
      <ChartCard title={t('simulate.skills')} answer={done} chart={skillsOf} />
      <section className={css.model} aria-label={t('simulate.model')} tabIndex={-1}>
        <h2>{t('simulate.model')}</h2>
        <ul>
          {(['agents', 'chats', 'patience', 'gone'] as const).map((what) => (
            <li key={what}>{t(`simulate.model.${what}`)}</li>
          ))}
          <li>{t('simulate.model.runs', { runs, chats })}</li>
        </ul>
      </section>
    </>
  );
}

const SIDES = ['happened', 'before', 'after'] as const;
const NAMES = { happened: 'simulate.happened', before: 'simulate.was', after: 'simulate.with' } as const;
const TONES = { happened: 'control', before: 'warn', after: 'accent' } as const;

function hoursOf({ hours }: SimulationResult, { from }: SimulationView, { zone }: Report): Chart {
  const starts = hours.map(({ fromSeconds }) => new Date(Date.parse(from) + fromSeconds * 1000).toISOString());
  const all = hours.reduce((sum, { chats }) => sum + chats, 0);
  const mean = (side: (typeof SIDES)[number]): number => hours.reduce((sum, hour) => sum + hour[side] * hour.chats, 0) / all;
  return {
    sentence: t('simulate.hours.sentence', Object.fromEntries(SIDES.map((side) => [side, duration(mean(side))]))),
    picture: (
      <TimeChart
        from={starts}
        write={duration}
        steps="seconds"
        lines={SIDES.map((side) => ({
          name: t(NAMES[side]),
          values: hours.map((hour) => hour[side]),
          tone: TONES[side],
          as: side === 'after' ? 'line' : 'dashes',
        }))}
      />
    ),
    sheet: {
      columns: [t('simulate.hour'), t('metric.chats.started'), ...SIDES.map((side) => t(NAMES[side]))],
      rows: hours.map((hour, at) => [
        { text: intervalName(starts[at]!, 'hour', zone), value: starts[at]! },
        { text: String(hour.chats), value: hour.chats },
        ...SIDES.map((side) => ({ text: duration(hour[side]), value: hour[side] })),
      ]),
    },
  };
}

function skillsOf({ skills }: SimulationResult): Chart {
  const then = (before: number | null, after: number | null, write: (value: number | null) => string) => ({
    text: t('simulate.then', { before: write(before), after: write(after) }),
    value: after,
  });
  const rate = (value: number | null): string => percent(value);
  return {
    sentence: '',
    isEmpty: skills.length === 0,
    sheet: {
      columns: [t('column.skill'), t('simulate.skills.level'), t('simulate.skills.asa'), t('simulate.figure.occupancy')],
      rows: skills.map(({ name, before, after }) => [
        { text: name === '(none)' ? t('simulate.none') : name },
        then(before.serviceLevel, after.serviceLevel, rate),
        then(before.asaSeconds, after.asaSeconds, duration),
        then(before.occupancy, after.occupancy, rate),
      ]),
    },
  };
}
