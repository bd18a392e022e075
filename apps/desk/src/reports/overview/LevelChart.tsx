import type { Series } from '#client/core';
import { Select } from '#ui/parts/Select/Select';
import { SERVICE_LEVEL_FORMULAS } from '#words';
import { useDesk, useSelected } from '../../live/context';
import { t } from '../../words/reports';
import { type Chart, ChartCard } from '../charts/ChartCard';
import { type Line, TimeChart } from '../charts/TimeChart';
import { percent } from '../figures';
import { type Report, useReport, useReportsSearch } from '../frame/context';
import { useOverview, useSeries } from '../frame/queries';
import { rowOf } from './VolumeChart';

/** Is the level met, by the formula that is named. */
export function LevelChart() {
  const report = useReport();
  const goal = useSelected(useDesk().preferences, ({ wall }) => wall.serviceLevel);
  const { data: whole } = useOverview();
  const level = whole?.serviceLevel;
  return (
    <ChartCard
      title={t('level.title')}
      formulas={level ? [level.formula] : undefined}
      note={level && t('level.note', { seconds: level.withinSeconds })}
      controls={level && <Formulas selected={level.formula} />}
      answer={useSeries()}
      chart={(series) => chartOf(series, goal, report)}
    />
  );
}

function Formulas({ selected }: { selected: (typeof SERVICE_LEVEL_FORMULAS)[number] }) {
  const [, change] = useReportsSearch();
  return (
    <Select
      label={t('level.formula')}
      isLabelHidden
      size="s"
      options={SERVICE_LEVEL_FORMULAS.map((id) => ({ id, label: t(`metric.${id}`) }))}
      selected={selected}
      onChange={(formula) => change({ formula })}
    />
  );
}

function chartOf(series: Series, goal: number | null, report: Report): Chart {
  const { data } = series;
  const rates = data.map(({ values }) => values.serviceLevel ?? null);
  const known = rates.filter((rate) => rate !== null);
  const lines: Line[] = [{ name: t('level.title'), values: rates, tone: 'accent' }];
  if (goal !== null) lines.push({ name: t('level.goal'), values: rates.map(() => goal), tone: 'control', as: 'dashes' });
  const met = known.filter((rate) => goal !== null && rate >= goal).length;
  return {
    sentence:
      goal === null
        ? t('level.sentence', { low: percent(Math.min(...known)), high: percent(Math.max(...known)) })
        : t('level.sentenceGoal', { goal: percent(goal, 0), met, count: known.length }),
    isEmpty: known.length === 0,
    picture: <TimeChart from={data.map(({ from }) => from)} lines={lines} most={1.04} write={(value) => percent(value, 0)} />,
    sheet: {
      columns: [t(`interval.${series.interval}`), t('level.title')],
      rows: data.map((_, at) => {
        const { head, within } = rowOf(series, at, report);
        return [head, { text: percent(rates[at]), value: rates[at], to: { metric: 'serviceLevel', ...within } }];
      }),
    },
  };
}
