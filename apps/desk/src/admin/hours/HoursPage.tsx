import { useQuery } from '@tanstack/react-query';
import { Clock, Plus } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import { Select } from '#ui/parts/Select/Select';
import { toasts } from '#ui/parts/Toast/toasts';
import type { HoursView } from '#client/core';
import { keys, queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { rewrite } from '../../shell/conflicts';
import { messageOf } from '../../shell/problems';
import { zoneInWords } from '../../shell/zones';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { Card } from '../frame/Card';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { useList } from '../frame/useList';
import { HOURS, hoursQuery, useHoursChanges, useInstallationHours, type WithHours } from './hours';
import { OneHours } from './OneHours';
import { weekInWords } from './times';
import css from './Hours.module.css';

/** When customers can count on somebody: of the installation, and of teams with hours of their own. */
export function HoursPage() {
  const [search, setSearch] = useAdminSearch();
  useHoursChanges();
  if (search.open) return <OneHours key={search.open} id={search.open} />;
  const create = (
    <Button kind="primary" onPress={() => setSearch({ open: 'new' })}>
      <Plus aria-hidden /> {t('hours.new')}
    </Button>
  );
  return (
    <AdminPage title={t('hours.title')} lead={t('hours.lead')} actions={create}>
      <OfTheInstallation />
      <AllHours />
    </AdminPage>
  );
}

const ALWAYS = 'always';

/** The setting that names the hours of all who have none of their own; it holds as soon as it is chosen. */
function OfTheInstallation() {
  const desk = useDesk();
  const settings = useInstallationHours();
  const hours = useQuery(hoursQuery(desk));
  if (!settings.data || !hours.data) return null;
  async function choose(id: string): Promise<void> {
    try {
      const hoursId = id === ALWAYS ? null : id;
      desk.queries.setQueryData(keys.settings, await rewrite<WithHours>(desk.client.rest, '/settings', () => ({ hoursId })));
      toasts.say(t('saved'));
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
    }
  }
  return (
    <Card title={t('hours.installation')} lead={t('hours.installationLead')}>
      <div className={css.installation}>
        <Select
          label={t('hours.installation')}
          isLabelHidden
          options={[{ id: ALWAYS, label: t('hours.always') }, ...hours.data.map(({ id, name }) => ({ id, label: name }))]}
          selected={settings.data.hoursId ?? ALWAYS}
          onChange={(id) => void choose(id)}
        />
      </div>
    </Card>
  );
}

function AllHours() {
  return (
    <Listing
      label={t('hours.title')}
      list={useList<HoursView>(HOURS)}
      columns={useColumns()}
      keyOf={({ id }) => id}
      openOf={({ id }) => ({ open: id })}
      empty={<Empty icon={<Clock />} title={t('hours.none')} text={t('hours.noneText')} />}
    />
  );
}

function useColumns(): Column<HoursView>[] {
  const { data: teams = [] } = useQuery(queriesOf(useDesk()).teams());
  const ofInstallation = useInstallationHours().data?.hoursId;
  return [
    {
      id: 'name',
      name: t('keys.name'),
      cell: ({ id, name }) => (
        <span className={css.name}>
          <bdi>{name}</bdi> {id === ofInstallation && <Chip>{t('hours.isInstallation')}</Chip>}
        </span>
      ),
    },
    {
      id: 'week',
      name: t('hours.week'),
      isLong: true,
      cell: ({ weekly }) => <span className={css.weekly}>{weekInWords(weekly) || t('hours.neverOpen')}</span>,
    },
    { id: 'zone', name: t('hours.zone'), hide: 's', cell: ({ timeZone }) => zoneInWords(timeZone) },
    { id: 'exceptions', name: t('hours.exceptions'), isNumber: true, hide: 'm', cell: ({ exceptions }) => exceptions.length },
    {
      id: 'teams',
      name: t('teams.title'),
      isNumber: true,
      hide: 's',
      cell: ({ id }) => teams.filter(({ hoursId }) => hoursId === id).length,
    },
  ];
}
