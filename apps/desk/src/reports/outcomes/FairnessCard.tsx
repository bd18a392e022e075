import type { ReactNode } from 'react';
import type { BreakdownRow, Figures } from '#client/core';
import { Select } from '#ui/parts/Select/Select';
import { t } from '../../words/reports';
import { ChartCard } from '../charts/ChartCard';
import type { Cell, Sheet } from '../charts/sheet';
import { count, hours, NOTHING, percent, score } from '../figures';
import { ChatsLink } from '../frame/ChatsLink';
import { useReportsSearch } from '../frame/context';
import { useBesideAll, useBreakdown } from '../frame/queries';
import { useSeenLater } from '../frame/useSeen';
import { type BehindSearch, type Share, SHARES } from '../search';
import css from './Notes.module.css';

/** Is the work shared, and taken: of all, by skill, and agent by agent. */
export function FairnessCard() {
  const [card, isSeen] = useSeenLater<HTMLElement>();
  const [{ share = 'skill' }, change] = useReportsSearch();
  return (
    <ChartCard
      within={card}
      title={t('fairness.title')}
      formulas={['fairness.jain', 'chatsPerHour', 'fairness.offers', 'transfers', 'occupancy', 'utilisation']}
      controls={
        <Select<Share>
          label={t('fairness.by')}
          isLabelHidden
          size="s"
          options={SHARES.map((id) => ({ id, label: t(`column.${id}`) }))}
          selected={share}
          onChange={(next) => change({ share: next })}
        />
      }
      answer={useBesideAll(useBreakdown(share, isSeen))}
      chart={({ part: { by, data }, all }) => ({
        sentence: '',
        sheet: by === 'agent' ? byAgent(data) : bySkill(data, all),
        facts: <Facts figures={all} />,
      })}
    />
  );
}

const refusals = ({ fairness }: Figures, to: Partial<BehindSearch>): Cell[] => [
  { text: count(fairness.offers), value: fairness.offers, to: { metric: 'offers', ...to } },
  { text: count(fairness.refusals), value: fairness.refusals, to: { metric: 'refusals', ...to } },
];

function bySkill(rows: readonly BreakdownRow[], whole: Figures): Sheet {
  const row = (name: string, figures: Figures, to: Partial<BehindSearch>): Cell[] => [
    { text: name },
    { text: score(figures.fairness.jain, 3), value: figures.fairness.jain },
    { text: count(figures.chats.started), value: figures.chats.started, to: { metric: 'started', ...to } },
    ...refusals(figures, to),
  ];
  return {
    columns: [t('column.skill'), t('fairness.index'), t('column.chats'), t('fairness.offered'), t('fairness.declined')],
    wholes: 1,
    rows: [row(t('fairness.all'), whole, {}), ...rows.map((each) => row(each.key, each, { skill: each.key }))],
  };
}

function byAgent(rows: readonly BreakdownRow[]): Sheet {
  const perHour = ({ chats, onlineSeconds }: BreakdownRow): number | null =>
    onlineSeconds ? chats.started / (onlineSeconds / 3600) : null;
  return {
    columns: [
      t('column.agent'),
      t('fairness.perHour'),
      t('column.chats'),
      t('column.online'),
      t('fairness.offered'),
      t('fairness.declined'),
    ],
    rows: [...rows]
      .sort((a, b) => (perHour(b) ?? -1) - (perHour(a) ?? -1))
      .map((row) => [
        { text: row.name || row.key },
        { text: score(perHour(row), 2), value: perHour(row) },
        { text: count(row.chats.started), value: row.chats.started, to: { metric: 'started', agent: row.key } },
        { text: hours(row.onlineSeconds), value: row.onlineSeconds },
        ...refusals(row, { agent: row.key }),
      ]),
  };
}

function Facts({ figures }: { figures: Figures }) {
  return (
    <dl className={css.facts}>
      <Fact name={t('metric.fairness.jain')} detail={t('fairness.jain')} value={score(figures.fairness.jain, 3)} />
      <Fact
        name={t('fairness.offers')}
        detail={t('fairness.refused', { share: percent(rate(figures.fairness.refusals, figures.fairness.offers)) })}
        value={
          <>
            <ChatsLink to={{ metric: 'refusals' }}>{count(figures.fairness.refusals)}</ChatsLink> /{' '}
            <ChatsLink to={{ metric: 'offers' }}>{count(figures.fairness.offers)}</ChatsLink>
          </>
        }
      />
      <Fact
        name={t('metric.transfers')}
        detail={t('fairness.perChat', { share: figures.transfers.perChat?.toFixed(2) ?? NOTHING })}
        value={<ChatsLink to={{ metric: 'transfers' }}>{count(figures.transfers.count)}</ChatsLink>}
      />
      <Fact
        name={t('metric.occupancy')}
        detail={t('fairness.utilisation', { share: percent(figures.utilisation) })}
        value={percent(figures.occupancy)}
      />
    </dl>
  );
}

const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function Fact({ name, detail, value }: { name: string; detail: string; value: ReactNode }) {
  return (
    <div>
      <dt>
        {name}
        <small>{detail}</small>
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
