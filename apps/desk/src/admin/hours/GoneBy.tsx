import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { useInstallationHours } from './hours';
import css from './Hours.module.css';

/** Who goes by these hours. */
export function GoneBy({ hoursId }: { hoursId: string }) {
  const teams = useQuery(queriesOf(useDesk()).teams()).data ?? [];
  const isInstallation = useInstallationHours().data?.hoursId === hoursId;
  const own = teams.filter((team) => team.hoursId === hoursId);
  return (
    <Card title={t('hours.goneBy')}>
      {!isInstallation && own.length === 0 ? (
        <p className={css.meta}>{t('hours.byNobody')}</p>
      ) : (
        <ul className={css.users}>
          {isInstallation && <li>{t('hours.byInstallation')}</li>}
          {own.map(({ id, name }) => (
            <li key={id}>
              <Link to="/admin/$" params={{ _splat: 'teams' }} search={{ open: id } as never}>
                <bdi>{name}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
