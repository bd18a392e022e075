import type { FiguresBy } from '#client/core';
import { CLOSE_REASONS } from '#words';
import { t } from '../../words/reports';
import { type Chart, ChartCard } from '../charts/ChartCard';
import { RankBars } from '../charts/RankBars';
import { count, percent } from '../figures';
import { useBreakdown } from '../frame/queries';
import { useSeenLater } from '../frame/useSeen';

/** How did it end. */
export function Endings() {
  const [card, isSeen] = useSeenLater<HTMLElement>();
  return (
    <ChartCard
      within={card}
      title={t('endings.title')}
      formulas={['chats.closed', 'resolutionRate']}
      answer={useBreakdown('closeReason', isSeen)}
      chart={chartOf}
    />
  );
}

function chartOf({ data }: FiguresBy): Chart {
  const closed = (reason: string): number => data.find(({ key }) => key === reason)?.chats.closed ?? 0;
  const total = CLOSE_REASONS.reduce((sum, reason) => sum + closed(reason), 0);
  const rows = CLOSE_REASONS.map((reason) => ({ reason, n: closed(reason) })).sort((a, b) => b.n - a.n);
  const [first] = rows;
  return {
    sentence: t('endings.sentence', {
      total: count(total),
      reason: t(`ending.${first!.reason}`),
      share: percent(total === 0 ? null : first!.n / total),
    }),
    isEmpty: total === 0,
    picture: (
      <RankBars
        nameWidth={116}
        rows={rows.map(({ reason, n }) => ({
          name: t(`ending.${reason}`),
          count: n,
          text: `${count(n)} · ${percent(n / total, 0)}`,
          tone: reason === 'abandoned' ? 'bad' : undefined,
          to: { metric: 'closed', reason },
        }))}
      />
    ),
    sheet: {
      columns: [t('endings.reason'), t('metric.chats.closed'), t('spread.share')],
      rows: rows.map(({ reason, n }) => [
        { text: t(`ending.${reason}`) },
        { text: count(n), value: n, to: { metric: 'closed', reason } },
        { text: percent(n / total), value: n / total },
      ]),
    },
  };
}
