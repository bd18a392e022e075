import type { ReactNode } from 'react';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { t } from '../../words/reports';
import { count, NOTHING, percent, score } from '../figures';
import { ChatsLink } from '../frame/ChatsLink';
import { Formula } from '../frame/Formula';
import { useOverview } from '../frame/queries';
import chart from '../charts/ChartCard.module.css';
import css from './Notes.module.css';

/** Is the work shared, and taken. */
export function FairnessCard() {
  const { data: figures } = useOverview();
  const title = t('fairness.title');
  return (
    <section className={chart.card} aria-label={title} tabIndex={-1}>
      <header className={chart.header}>
        <h2 className={chart.title}>{title}</h2>
        <Formula title={title} of={['fairness.jain', 'fairness.offers', 'transfers', 'occupancy', 'utilisation']} />
      </header>
      {figures ? (
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
      ) : (
        <Skeleton lines={4} label={t('loading', { title })} />
      )}
    </section>
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
