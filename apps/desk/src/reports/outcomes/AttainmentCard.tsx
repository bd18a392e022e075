import type { Attained, BreakdownRow, Figures } from '#client/core';
import { Select } from '#ui/parts/Select/Select';
import type { Priority } from '#words';
import { t as words } from '../../words';
import { t } from '../../words/reports';
import { ChartCard } from '../charts/ChartCard';
import type { Cell, Sheet } from '../charts/sheet';
import { count, percent } from '../figures';
import { useReportsSearch } from '../frame/context';
import { useBesideAll, useBreakdown } from '../frame/queries';
import { useSeenLater } from '../frame/useSeen';
import { type BehindSearch, type Bound, BOUND } from '../search';

/** Are customers answered as soon as the targets say: of all, and by what the targets are set for. */
export function AttainmentCard() {
  const [card, isSeen] = useSeenLater<HTMLElement>();
  const [{ bound = 'priority' }, change] = useReportsSearch();
  return (
    <ChartCard
      within={card}
      title={t('attainment.title')}
      formulas={['attainment.firstResponse', 'attainment.reply']}
      note={t('attainment.note')}
      controls={
        <Select<Bound>
          label={t('attainment.by')}
          isLabelHidden
          size="s"
          options={BOUND.map((id) => ({ id, label: t(`column.${id}`) }))}
          selected={bound}
          onChange={(next) => change({ bound: next })}
        />
      }
      answer={useBesideAll(useBreakdown(bound, isSeen))}
      chart={({ part: { by, data }, all }) => ({
        sentence: '',
        isEmpty: !isBound(all),
        sheet: sheetOf(by === 'team' ? by : 'priority', data.filter(isBound), all),
      })}
    />
  );
}

const isBound = ({ attainment: { firstResponse, reply } }: Figures): boolean => firstResponse.count + reply.count > 0;

function sheetOf(by: Bound, rows: readonly BreakdownRow[], whole: Figures): Sheet {
  const row = (name: string, { attainment: { firstResponse, reply } }: Figures, to: Partial<BehindSearch>): Cell[] => [
    { text: name },
    ...cells(firstResponse, 'firstResponses', to),
    ...cells(reply, 'replies', to),
  ];
  const nameOf = ({ key, name }: BreakdownRow): string => (by === 'priority' ? words(`priority.${key as Priority}`) : (name ?? key));
  return {
    columns: [t(`column.${by}`), t('attainment.first'), t('attainment.firstLate'), t('attainment.reply'), t('attainment.replyLate')],
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
