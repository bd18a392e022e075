import type { Distribution } from '#client/core';
import { Select } from '#ui/parts/Select/Select';
import { t } from '../../words/reports';
import { type Chart, ChartCard } from '../charts/ChartCard';
import { Histogram } from '../charts/Histogram';
import { count, duration, percent } from '../figures';
import { useReportsSearch } from '../frame/context';
import { useDistribution } from '../frame/queries';
import { useSeen } from '../frame/useSeen';
import { type Spread, SPREADS } from '../search';

type Bucket = Distribution['buckets'][number];

/** How long do people wait: not a mean alone. */
export function SpreadChart() {
  const [card, isSeen] = useSeen<HTMLElement>();
  const [{ spread = 'waitSeconds' }, change] = useReportsSearch();
  return (
    <ChartCard
      within={card}
      title={t('spread.title')}
      formulas={[spread]}
      controls={
        <Select
          label={t('spread.show')}
          isLabelHidden
          size="s"
          options={SPREADS.map((id) => ({ id, label: t(`metric.${id}`) }))}
          selected={spread}
          onChange={(next) => change({ spread: next })}
        />
      }
      answer={useDistribution(spread, isSeen)}
      chart={(distribution) => chartOf(distribution, spread)}
    />
  );
}

const short = (seconds: number): string => (seconds < 60 ? `${seconds}s` : seconds < 3600 ? `${seconds / 60}m` : `${seconds / 3600}h`);
const nameOf = ({ from, to }: Bucket): string => (to === null ? t('spread.more', { from: short(from) }) : `${short(from)}–${short(to)}`);

function chartOf({ buckets, p50, p90, p99 }: Distribution, metric: Spread): Chart {
  const first = buckets.findIndex((bucket) => bucket.count > 0);
  const last = buckets.findLastIndex((bucket) => bucket.count > 0);
  const shown = buckets.slice(Math.max(0, first - 1), Math.max(last + 2, first + 6));
  const total = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const to = (bucket: Bucket) => ({ metric, atLeast: bucket.from, below: bucket.to ?? undefined });
  const marks = (
    [
      ['p50', p50],
      ['p90', p90],
      ['p99', p99],
    ] as const
  ).flatMap(([name, seconds]) => (seconds === null ? [] : [{ name: `${name} ${duration(seconds)}`, at: placeOf(seconds, shown) }]));
  return {
    sentence: t('spread.sentence', { what: t(`metric.${metric}`), p50: duration(p50), p90: duration(p90), p99: duration(p99) }),
    isEmpty: total === 0,
    picture: (
      <Histogram
        marks={marks}
        bars={shown.map((bucket) => ({
          name: short(bucket.from),
          count: bucket.count,
          title: t('spread.bar', { range: nameOf(bucket), count: bucket.count, share: percent(bucket.count / total) }),
          to: to(bucket),
        }))}
      />
    ),
    sheet: {
      columns: [t(`metric.${metric}`), t('spread.count'), t('spread.share')],
      rows: shown.map((bucket) => [
        { text: nameOf(bucket) },
        { text: count(bucket.count), value: bucket.count, to: to(bucket) },
        { text: percent(bucket.count / total), value: bucket.count / total },
      ]),
    },
  };
}

/** Where among buckets that are not alike. */
function placeOf(seconds: number, buckets: readonly Bucket[]): number {
  const at = buckets.findIndex(({ to }) => to === null || seconds < to);
  if (at < 0) return buckets.length;
  const { from, to } = buckets[at]!;
  return at + (to === null ? 0.5 : Math.max(0, (seconds - from) / (to - from)));
}
