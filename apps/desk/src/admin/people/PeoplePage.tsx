import { UserPlus, Users } from 'lucide-react';
import { useEffect } from 'react';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import { ROLES } from '#words';
import { useDesk, useStore } from '../../live/context';
import { t as common } from '../../words';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { SearchInput, Toolbar } from '../frame/Toolbar';
import { useList } from '../frame/useList';
import { Invitation } from './Invitation';
import { Person } from './Person';
import type { FullUser } from './user';
import css from './PeoplePage.module.css';

const STATES = ['active', 'former', 'all'] as const;
type State = (typeof STATES)[number];
const ACTIVE: Record<State, string | undefined> = { active: 'true', former: 'false', all: undefined };

/** Who works here: invited, given a role and a limit, let go and taken back. */
export function PeoplePage() {
  const [search, setSearch] = useAdminSearch();
  const state = STATES.find((each) => each === search.active) ?? 'active';
  const list = useList<FullUser>('/users', { q: search.q, role: search.role, active: ACTIVE[state] });
  const close = (): void => setSearch({ open: undefined });
  const columns = useColumns();
  return (
    <AdminPage
      title={t('people.title')}
      lead={t('people.lead')}
      actions={
        <Button kind="primary" onPress={() => setSearch({ open: 'new' })}>
          <UserPlus aria-hidden /> {t('people.invite')}
        </Button>
      }
    >
      <Toolbar>
        <SearchInput label={t('people.search')} q={search.q ?? ''} onSearch={(q) => setSearch({ q }, { replace: true })} />
        <Toggles
          label={t('people.role')}
          options={ROLES.map((id) => ({ id, label: t(`role.${id}`) }))}
          selected={ROLES.filter((role) => search.role?.split(',').includes(role))}
          onChange={(roles) => setSearch({ role: roles.join(',') }, { replace: true })}
        />
        <Toggles
          label={t('people.account')}
          options={STATES.map((id) => ({ id, label: t(`people.state.${id}`) }))}
          selected={[state]}
          onChange={([next]) => setSearch({ active: next === 'active' ? undefined : next }, { replace: true })}
          isSingle
        />
      </Toolbar>
      <Listing
        label={t('people.title')}
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        openOf={({ id }) => ({ open: id })}
        isDim={({ active }) => !active}
        empty={<Empty icon={<Users />} title={t('people.none')} text={t('people.noneText')} />}
      />
      {search.open === 'new' && <Invitation onClose={close} />}
      {search.open && search.open !== 'new' && <Person key={search.open} id={search.open} onClose={close} />}
    </AdminPage>
  );
}

function useColumns(): Column<FullUser>[] {
  const { roster } = useDesk();
  useEffect(() => roster.watch(), [roster]);
  const { rows } = useStore(roster);
  const now = new Map(rows.map((row) => [row.id, row]));
  return [
    {
      id: 'name',
      name: t('people.name'),
      cell: ({ id, name, email, avatarUrl }) => (
        <span className={css.person}>
          <Avatar id={id} name={name} src={avatarUrl} size={28} />
          <span className={css.words}>
            <bdi className={css.name}>{name}</bdi>
            <span className={css.email} dir="ltr">
              {email}
            </span>
          </span>
        </span>
      ),
    },
    { id: 'role', name: t('people.role'), cell: ({ role }) => t(`role.${role}`) },
    {
      id: 'now',
      name: t('people.now'),
      hide: 's',
      cell: ({ id, active }) => {
        const row = now.get(id);
        if (!active) return <Chip>{t('people.deactivated')}</Chip>;
        return row ? (
          <span className={css.status}>
            <StatusDot status={row.status} />
            {common(`status.${row.status}`)}
          </span>
        ) : null;
      },
    },
    {
      id: 'chats',
      name: t('people.chats'),
      isNumber: true,
      hide: 's',
      cell: ({ id, active, maxConcurrentChats }) => {
        const row = now.get(id);
        if (!active || !row) return null;
        const seats = t('people.seats', { active: row.activeChats, most: row.maxConcurrentChats });
        return maxConcurrentChats === null ? seats : `${seats} ${t('people.ownLimit')}`;
      },
    },
    { id: 'since', name: t('people.since'), hide: 'm', cell: ({ createdAt }) => new Date(createdAt).toLocaleDateString() },
  ];
}
