import type { CannedFigures, Figures } from '#client/core';
import { t } from '../../words/reports';
import { ChartCard } from '../charts/ChartCard';
import type { Cell, Sheet } from '../charts/sheet';
import { count, percent, score } from '../figures';
import { useBesideAll, useCanned } from '../frame/queries';
import { useSeenLater } from '../frame/useSeen';

/** So many are named; the others are counted. */
const NAMED = 3;

/** Which canned help: how often each was sent, by whom, and how its chats came out beside all. */
export function CannedCard() {
  const [card, isSeen] = useSeenLater<HTMLElement>();
  return (
    <ChartCard
      within={card}
      isWide
      title={t('canned.title')}
      formulas={['cannedUses', 'editedRate', 'resolutionRate', 'rating']}
      note={t('canned.note')}
      answer={useBesideAll(useCanned(isSeen))}
      chart={({ part: { data }, all }) => ({ sentence: '', isEmpty: data.length === 0, sheet: sheetOf(data, all) })}
    />
  );
}

function sheetOf(rows: readonly CannedFigures[], whole: Figures): Sheet {
  const outcome = (resolutionRate: number | null, { mean, count: n }: CannedFigures['rating'], canned?: string): Cell[] => [
    { text: percent(resolutionRate, 0), value: resolutionRate, to: { metric: 'resolved', canned } },
    {
      text: mean === null ? score(mean) : t('table.rating', { mean: score(mean), n: count(n) }),
      value: mean,
      to: { metric: 'rating', canned },
    },
  ];
  return {
    columns: [
      t('canned.response'),
      t('canned.uses'),
      t('canned.edited'),
      t('canned.by'),
      t('column.chats'),
      t('column.resolved'),
      t('column.rating'),
    ],
    wholes: 1,
    rows: [
      [
        { text: t('fairness.all') },
        { text: '', value: null },
        { text: '', value: null },
        { text: '', value: null },
        { text: count(whole.chats.started), value: whole.chats.started, to: { metric: 'started' } },
        ...outcome(whole.resolutionRate, whole.rating),
      ],
      ...rows.map(({ cannedResponseId: canned, title, uses, editedRate, byAgent, chats, resolutionRate, rating }) => [
        { text: title },
        { text: count(uses), value: uses, to: { metric: 'cannedUses', canned } },
        { text: percent(editedRate, 0), value: editedRate },
        { text: namesOf(byAgent) },
        { text: count(chats), value: chats, to: { metric: 'started', canned } },
        ...outcome(resolutionRate, rating, canned),
      ]),
    ],
  };
}

function namesOf(byAgent: CannedFigures['byAgent']): string {
  const named = byAgent.slice(0, NAMED).map(({ name, count: n }) => `${name ?? t('canned.somebody')} ${count(n)}`);
  const more = byAgent.length - named.length;
  return [...named, ...(more > 0 ? [t('canned.more', { count: more })] : [])].join(', ');
}
