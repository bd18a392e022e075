import type { Series } from '#client/core';
import { Select } from '#ui/parts/Select/Select';
import { INTERVALS, type Interval } from '#words';
import { t } from '../../words/reports';
import { type Chart, ChartCard } from '../charts/ChartCard';
import { endOf, intervalName } from '../charts/interval-name';
import type { Cell } from '../charts/sheet';
import { TimeChart } from '../charts/TimeChart';
import { count } from '../figures';
import { type Report, useReport, useReportsSearch } from '../frame/context';
import { useSeries } from '../frame/queries';
import { intervalsFor } from '../search';
import { daysFrom } from '../spans';

const COUNTED = ['started', 'answered', 'abandoned'] as const;

/** Do we keep up. */
export function VolumeChart() {
  const report = useReport();
  return (
    <ChartCard
      title={t('volume.title')}
      isWide
      formulas={['chats.started', 'chats.answered', 'chats.abandoned']}
      controls={<Every />}
      answer={useSeries()}
      chart={(series) => chartOf(series, report)}
    />
  );
}

function Every() {
  const { days, interval } = useReport();
  const [, change] = useReportsSearch();
  const fitting = intervalsFor(daysFrom(...days));
  return (
    <Select<Interval>
      label={t('every.label')}
      isLabelHidden
      size="s"
      options={INTERVALS.filter((each) => fitting.includes(each)).map((id) => ({ id, label: t(`every.${id}`) }))}
      selected={interval}
      onChange={(every) => change({ every })}
    />
  );
}

/** An interval by its name, and the chats that began in it. */
export function rowOf(
  { data, interval }: Series,
  at: number,
  { zone, span }: Report,
): { head: Cell; within: { since: string; until: string } } {
  const starts = data.map(({ from }) => from);
  const since = starts[at]! < span.from ? span.from : starts[at]!;
  return {
    head: { text: intervalName(starts[at]!, interval, zone), value: starts[at]! },
    within: { since, until: endOf(starts, at, span.to) },
  };
}

function chartOf(series: Series, report: Report): Chart {
  const { data } = series;
  const column = (metric: (typeof COUNTED)[number]): number[] => data.map(({ values }) => values[metric] ?? 0);
  const [started, answered, abandoned] = COUNTED.map(column) as [number[], number[], number[]];
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    sentence: t('volume.sentence', { started: count(sum(started)), answered: count(sum(answered)), abandoned: count(sum(abandoned)) }),
    isEmpty: sum(started) === 0,
    picture: (
      <TimeChart
        from={data.map(({ from }) => from)}
        write={(value) => count(value ?? 0)}
        lines={[
          { name: t('metric.chats.started'), values: started, tone: 'accent' },
          { name: t('metric.chats.answered'), values: answered, tone: 'ok', as: 'dashes' },
          { name: t('metric.chats.abandoned'), values: abandoned, tone: 'bad', as: 'bars' },
        ]}
      />
    ),
    sheet: {
      columns: [t(`interval.${series.interval}`), ...COUNTED.map((metric) => t(`metric.chats.${metric}`))],
      rows: data.map(({ values }, at) => {
        const { head, within } = rowOf(series, at, report);
        return [
          head,
          ...COUNTED.map((metric) => ({ text: count(values[metric] ?? 0), value: values[metric] ?? 0, to: { metric, ...within } })),
        ];
      }),
    },
  };
}
