import { useQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import type { TeamView } from '#client/core';
import { queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { useList } from '../frame/useList';
import { hoursQuery, useHoursChanges } from '../hours/hours';
import { writeDuration } from '../settings/quantities';
import { TeamPage } from './TeamPage';
import { TEAMS, useTeamChanges } from './team';
import css from './Teams.module.css';

/** Agents who share a queue of chats. */
export function TeamsPage() {
  const [search, setSearch] = useAdminSearch();
  useTeamChanges();
  useHoursChanges();
  if (search.open) return <TeamPage key={search.open} id={search.open} />;
  const create = (
    <Button kind="primary" onPress={() => setSearch({ open: 'new' })}>
      <Plus aria-hidden /> {t('teams.new')}
    </Button>
  );
  return (
    <AdminPage title={t('teams.title')} lead={t('teams.lead')} actions={create}>
      <Teams />
    </AdminPage>
  );
}

function Teams() {
  return (
    <Listing
      label={t('teams.title')}
      list={useList<TeamView>(TEAMS)}
      columns={useColumns()}
      keyOf={({ id }) => id}
      openOf={({ id }) => ({ open: id })}
      empty={<Empty icon={<UsersRound />} title={t('teams.none')} text={t('teams.noneText')} />}
    />
  );
}

function useColumns(): Column<TeamView>[] {
  const desk = useDesk();
  const { data: teams = [] } = useQuery(queriesOf(desk).teams());
  const { data: hours = [] } = useQuery(hoursQuery(desk));
  const nameOf = (id: string): string => [...teams, ...hours].find((each) => each.id === id)?.name ?? '…';
  return [
    {
      id: 'name',
      name: t('keys.name'),
      cell: ({ name, description, public: isPublic }) => (
        <span className={css.team}>
          <span className={css.name}>
            <bdi>{name}</bdi> {isPublic && <Chip>{t('skills.public')}</Chip>}
          </span>
          {description && <bdi className={css.description}>{description}</bdi>}
        </span>
      ),
    },
    { id: 'members', name: t('teams.members'), isNumber: true, cell: ({ memberIds }) => memberIds.length },
    { id: 'limit', name: t('teams.limitShort'), isNumber: true, hide: 's', cell: ({ maxConcurrentChats: limit }) => limit ?? '–' },
    {
      id: 'hours',
      name: t('teams.hours'),
      hide: 's',
      cell: ({ hoursId }) => (hoursId === null ? t('teams.hoursInherited') : <bdi>{nameOf(hoursId)}</bdi>),
    },
    {
      id: 'overflow',
      name: t('teams.overflow'),
      hide: 'm',
      isLong: true,
      cell: ({ overflowAfterSeconds: after, overflowTeamIds: to }) =>
        after === null || to.length === 0
          ? t('teams.never')
          : t('teams.overflows', { after: writeDuration(after), teams: to.map(nameOf).join(', ') }),
    },
  ];
}
