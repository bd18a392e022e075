import type { SimulatedFigure, SimulationResult, SimulationView } from '#client/core';
import { t } from '../../words/reports';
import { count, duration, NOTHING, percent } from '../figures';
import { useAnswer } from '../frame/queries';
import { asked, useReport } from '../frame/context';
import type { Figures } from '#client/core';
import css from './Simulate.module.css';

interface Told {
  name: SimulatedFigure &
    ('serviceLevel' | 'asaSeconds' | 'p90Seconds' | 'longestWaitSeconds' | 'abandonment' | 'unserved' | 'occupancy' | 'busy');
  write: (value: number | null | undefined) => string;
  /** A difference, which may be below zero. */
  change: (value: number) => string;
  /** Whether more of it is better; null: neither. */
  more: boolean | null;
}

const sign = (value: number): string => (value < 0 ? '−' : '+');
const points = (value: number): string => `${sign(value)}${Math.abs(value * 100).toFixed(1)} pts`;
const time = (value: number): string => `${sign(value)}${duration(Math.abs(value))}`;
const number = (value: number | null | undefined): string => (typeof value === 'number' ? count(Math.round(value)) : NOTHING);

const TOLD: readonly Told[] = [
  { name: 'serviceLevel', write: (rate) => percent(rate), change: points, more: true },
  { name: 'asaSeconds', write: duration, change: time, more: false },
  { name: 'p90Seconds', write: duration, change: time, more: false },
  { name: 'longestWaitSeconds', write: duration, change: time, more: false },
  { name: 'abandonment', write: (rate) => percent(rate), change: points, more: false },
  { name: 'unserved', write: number, change: (value) => `${sign(value)}${Math.abs(value).toFixed(1)}`, more: false },
  { name: 'occupancy', write: (rate) => percent(rate), change: points, more: null },
  { name: 'busy', write: (rate) => percent(rate), change: points, more: null },
];

/** What happened, the same simulated, and simulated with what is different. */
export function Comparison({ result, view }: { result: SimulationResult; view: SimulationView }) {
  const { happened, before, after, difference } = result;
  // The load as it was is no part of the simulation: it is counted from what agents did.
  const { data: load } = useAnswer<Figures>(asked('overview', { ...useReport(), search: {} }));
  const really: Partial<Record<SimulatedFigure, number | null>> = { ...happened, occupancy: load?.utilisation, busy: load?.occupancy };
  return (
    <div className={css.comparison} tabIndex={0} role="region" aria-label={t('table.of', { title: t('simulate.title') })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('simulate.figure')}</th>
            <th scope="col">{t('simulate.happened')}</th>
            <th scope="col">{t('simulate.was')}</th>
            <th scope="col">{t('simulate.with')}</th>
            <th scope="col">{t('simulate.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {TOLD.map(({ name, write, change, more }) => (
            <tr key={name}>
              <th scope="row">{t(`simulate.figure.${name}`, { seconds: view.serviceLevelSeconds })}</th>
              <td>{write(really[name])}</td>
              <td>{write(before[name])}</td>
              <td data-with>{write(after[name])}</td>
              <td>
                <Difference of={difference[name]} write={change} more={more} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type DifferenceProps = { of: SimulationResult['difference'][SimulatedFigure]; write: Told['change']; more: boolean | null };

/** With its standard error; one of less than three of them is likely luck. */
function Difference({ of, write, more }: DifferenceProps) {
  if (!of) return NOTHING;
  const { mean, standardError } = of;
  const isNone = mean === 0 && standardError === 0;
  const isLuck = !isNone && Math.abs(mean) < 3 * standardError;
  const tone = isNone || isLuck || more === null ? undefined : mean > 0 === more ? 'ok' : 'bad';
  return (
    <span className={css.difference} data-tone={tone}>
      {isNone ? '±0' : write(mean)} {!isNone && <small>± {write(standardError).slice(1)}</small>}
      {isLuck && <small>{t('simulate.luck')}</small>}
    </span>
  );
}
