import type { Figures } from '#client/core';
import { t } from '../../words/reports';
import { type Chart, ChartCard } from '../charts/ChartCard';
import { RankBars } from '../charts/RankBars';
import { count, percent, score } from '../figures';
import { useOverview } from '../frame/queries';

const SCORES = ['5', '4', '3', '2', '1'] as const;

/** What customers said of it; each bar leads to the chats with their comments. */
export function Ratings() {
  return <ChartCard title={t('ratings.title')} isWide formulas={['rating']} answer={useOverview()} chart={chartOf} />;
}

function chartOf({ rating }: Figures): Chart {
  const rows = SCORES.map((stars) => ({
    stars,
    n: rating.distribution[stars],
    to: { metric: 'rating', atLeast: Number(stars), below: Number(stars) + 1 },
  }));
  const share = (n: number): number => n / Math.max(1, rating.count);
  return {
    sentence: t('ratings.sentence', {
      count: rating.count,
      mean: score(rating.mean, 2),
      best: percent(share(rating.distribution['5']), 0),
    }),
    isEmpty: rating.count === 0,
    picture: (
      <RankBars
        nameWidth={44}
        rows={rows.map(({ stars, n, to }) => ({ name: `${stars} ★`, count: n, text: `${count(n)} · ${percent(share(n), 0)}`, to }))}
      />
    ),
    sheet: {
      columns: [t('ratings.score'), t('ratings.count'), t('spread.share')],
      rows: rows.map(({ stars, n, to }) => [
        { text: stars },
        { text: count(n), value: n, to },
        { text: percent(share(n)), value: share(n) },
      ]),
    },
  };
}
