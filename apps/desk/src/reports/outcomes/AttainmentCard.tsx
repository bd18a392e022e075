import type { Attained, BreakdownRow, Figures, Series } from '#client/core';
import { Select } from '#ui/parts/Select/Select';
import type { Priority } from '#words';
import { t as words } from '../../words';
import { t } from '../../words/reports';
import { type Chart, ChartCard } from '../charts/ChartCard';
import type { Cell, Sheet } from '../charts/sheet';
import { TimeChart } from '../charts/TimeChart';
import { count, percent } from '../figures';
import { type Report, useReport, useReportsSearch } from '../frame/context';
import { useBesideAll, useBreakdown, useSeries } from '../frame/queries';
import { useSeenLater } from '../frame/useSeen';
import { rowOf } from '../overview/VolumeChart';
import { type BehindSearch, type Bound, BOUND } from '../search';

/** Are customers answered as soon as the targets say: of all, by what the targets are set for, and over time. */
export function AttainmentCard() {
  const [{ bound = 'priority' }] = useReportsSearch();
  return bound === 'time' ? <OverTime /> : <BySubject bound={bound} />;
}

type Subject = Exclude<Bound, 'time'>;

const CARD = {
  title: t('attainment.title'),
  formulas: ['attainment.firstResponse', 'attainment.reply'] as const,
  note: t('attainment.note'),
};

function BySubject({ bound }: { bound: Subject }) {
  const [card, isSeen] = useSeenLater<HTMLElement>();
  return (
    <ChartCard
      {...CARD}
      within={card}
      controls={<Bounds selected={bound} />}
      answer={useBesideAll(useBreakdown(bound, isSeen))}
      chart={({ part: { by, data }, all }) => ({
        sentence: '',
        isEmpty: !isBound(all),
        sheet: sheetOf(by === 'team' ? by : 'priority', data.filter(isBound), all),
      })}
    />
  );
}

function OverTime() {
  const report = useReport();
  return (
    <ChartCard
      {...CARD}
      controls={<Bounds selected="time" />}
      answer={useBesideAll(useSeries())}
      chart={({ part, all }) => chartOf(part, all, report)}
    />
  );
}

function Bounds({ selected }: { selected: Bound }) {
  const [, change] = useReportsSearch();
  return (
    <Select<Bound>
      label={t('attainment.by')}
      isLabelHidden
      size="s"
      options={BOUND.map((id) => ({ id, label: t(`column.${id}`) }))}
      selected={selected}
      onChange={(bound) => change({ bound })}
    />
  );
}

function chartOf(series: Series, all: Figures, report: Report): Chart {
  const { data } = series;
  const [first, reply] = ATTAINMENTS.map(({ name }) => data.map(({ values }) => values[name] ?? null)) as [Rates, Rates];
  const { firstResponse, reply: replies } = all.attainment;
  return {
    sentence: t('attainment.sentence', { first: percent(firstResponse.rate), reply: percent(replies.rate) }),
    isEmpty: !isBound(all),
    picture: (
      <TimeChart
        from={data.map(({ from }) => from)}
        lines={[
          { name: t('attainment.first'), values: first, tone: 'accent' },
          { name: t('attainment.reply'), values: reply, tone: 'control' },
        ]}
        most={1.04}
        write={(value) => percent(value, 0)}
      />
    ),
    sheet: {
      columns: [t(`interval.${series.interval}`), t('attainment.first'), t('attainment.reply')],
      rows: data.map(({ values }, at) => {
        const { head, within } = rowOf(series, at, report);
        const rates = ATTAINMENTS.map(({ name, metric }) => ({ value: values[name] ?? null, to: { metric, ...within } }));
        return [head, ...rates.map((rate) => ({ ...rate, text: percent(rate.value) }))];
      }),
    },
  };
}

type Rates = (number | null)[];

const ATTAINMENTS = [
  { name: 'firstResponseAttainment', metric: 'firstResponsesMet' },
  { name: 'replyAttainment', metric: 'repliesMet' },
] as const;

const isBound = ({ attainment: { firstResponse, reply } }: Figures): boolean => firstResponse.count + reply.count > 0;

function sheetOf(by: Subject, rows: readonly BreakdownRow[], whole: Figures): Sheet {
  const row = (name: string, { attainment: { firstResponse, reply } }: Figures, to: Partial<BehindSearch>): Cell[] => [
    { text: name },
    ...cells(firstResponse, 'firstResponses', to),
    ...cells(reply, 'replies', to),
  ];
  const nameOf = ({ key, name }: BreakdownRow): string => (by === 'priority' ? words(`priority.${key as Priority}`) : (name ?? key));
  return {
    columns: [t(`column.${by}`), t('attainment.first'), t('attainment.firstLate'), t('attainment.reply'), t('attainment.replyLate')],
    wholes: 1,
    rows: [row(t('fairness.all'), whole, {}), ...rows.map((each) => row(nameOf(each), each, { [by]: each.key }))],
  };
}

function cells({ met, count: of, rate }: Attained, metric: 'firstResponses' | 'replies', to: Partial<BehindSearch>): Cell[] {
  if (of === 0)
    return [
      { text: percent(null), value: null },
      { text: percent(null), value: null },
    ];
  return [
    { text: t('attainment.of', { share: percent(rate), n: count(of) }), value: rate, to: { metric: `${metric}Met`, ...to } },
    { text: count(of - met), value: of - met, to: { metric: `${metric}Missed`, ...to } },
  ];
}
