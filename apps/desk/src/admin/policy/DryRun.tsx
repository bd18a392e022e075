import { useQuery } from '@tanstack/react-query';
import type { ColleagueView, PolicyDryRun } from '#client/core';
import { all } from '../../data/queries';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import css from './Policy.module.css';

type Place = PolicyDryRun['differences'][number]['now'];

/** Who would get what, against who gets it now. */
export function DryRun({ differences, differing, waiting }: PolicyDryRun) {
  const { rest } = useDesk().client;
  const { data: agents = [] } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => all<ColleagueView>(rest, '/agents'),
    staleTime: 60_000,
  });
  const inWords = (place: Place): string => {
    if (!place) return t('policy.notPlanned');
    const name = agents.find(({ id }) => id === place.agentId)?.name;
    return place.agentId === null
      ? t('policy.waits', { position: place.position })
      : t('policy.goesTo', { position: place.position, name: name ?? '…' });
  };
  if (waiting === 0) return <p className={css.meta}>{t('policy.nobodyWaits')}</p>;
  if (differing === 0) return <p className={css.meta}>{t('policy.same', { count: waiting })}</p>;
  return (
    <>
      <p className={css.meta}>{t('policy.differing', { count: waiting, differing })}</p>
      <div className={css.scroller} role="region" aria-label={t('policy.dryRun')} tabIndex={0}>
        <table className={css.table} aria-label={t('policy.dryRun')}>
          <thead>
            <tr>
              <th scope="col">{t('policy.customer')}</th>
              <th scope="col">{t('policy.asNow')}</th>
              <th scope="col">{t('policy.asThen')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ chatId, customerName, now, then }) => (
              <tr key={chatId}>
                <th scope="row">
                  <bdi>{customerName}</bdi>
                </th>
                <td>{inWords(now)}</td>
                <td>{inWords(then)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
