import { useQuery } from '@tanstack/react-query';
import { Download, MessageSquareText, Plus, Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import { Select } from '#ui/parts/Select/Select';
import { Switch } from '#ui/parts/Switch/Switch';
import { serverNow } from '#ui/parts/Timer/second';
import { toasts } from '#ui/parts/Toast/toasts';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { CannedResponseView, TeamView } from '#client/core';
import { CANNED_SCOPES } from '#words';
import type { Page } from '../../data/queries';
import { queriesOf } from '../../data/queries';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { saveAs } from '../frame/save-as';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { SearchInput, Toolbar } from '../frame/Toolbar';
import { LIST, useList } from '../frame/useList';
import { When } from '../frame/When';
import { Import } from './Import';
import { ResponsePage } from './ResponsePage';
import { responseKey, responsePath, RESPONSES } from './responses';
import css from './Canned.module.css';

const ALL = 'all';
const STALE_DAYS = 90;
const DAY_MS = 86_400_000;

/** What is written once and sent often: shared by all, and one's own. */
export function CannedPage() {
  const desk = useDesk();
  const [search] = useAdminSearch();
  useEffect(() => {
    const read = (id: string | null): void => {
      for (const key of [
        [LIST, RESPONSES],
        ['canned-categories'],
        ...(id === null ? [] : [responseKey(id), [LIST, `${responsePath(id)}/history`]]),
      ])
        void desk.queries.invalidateQueries({ queryKey: key });
    };
    const stops = [desk.on('canned.changed', ({ id }) => read(id)), desk.on('team.changed', () => read(null))];
    return () => stops.forEach((stop) => stop());
  }, [desk]);
  return search.open ? <ResponsePage key={search.open} id={search.open} /> : <Responses />;
}

/** The same moment all day long, so that the same list is asked for. */
const staleSince = (): string => new Date(Math.floor(serverNow() / DAY_MS) * DAY_MS - STALE_DAYS * DAY_MS).toISOString();

function Responses() {
  const desk = useDesk();
  const { rest } = desk.client;
  const teams = useQuery(queriesOf(desk).teams());
  const [search, setSearch] = useAdminSearch();
  const [imports, setImports] = useState(false);
  const list = useList<CannedResponseView>(RESPONSES, {
    q: search.q,
    category: search.category,
    scope: search.scope,
    unusedSince: search.unused && staleSince(),
  });
  const categories = useQuery({
    queryKey: ['canned-categories'],
    queryFn: async () => (await rest.get<Page<{ name: string; count: number }>>(`${RESPONSES}/categories?limit=100`)).data,
  });
  const download = (): void =>
    void rest.get<string>(`${RESPONSES}/export?format=csv`).then(
      (csv) => saveAs('canned-responses.csv', csv, 'text/csv'),
      (error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }),
    );
  return (
    <AdminPage
      title={t('responses.title')}
      lead={t('responses.lead')}
      actions={
        <>
          <Button onPress={() => setImports(true)}>
            <Upload aria-hidden /> {t('responses.import')}
          </Button>
          <Button onPress={download}>
            <Download aria-hidden /> {t('responses.export')}
          </Button>
          <Button kind="primary" onPress={() => setSearch({ open: 'new' })}>
            <Plus aria-hidden /> {t('responses.new')}
          </Button>
        </>
      }
    >
      <Toolbar>
        <SearchInput label={t('responses.search')} q={search.q ?? ''} onSearch={(q) => setSearch({ q }, { replace: true })} />
        <Select
          label={t('responses.category')}
          options={[
            { id: ALL, label: t('responses.all') },
            ...(categories.data ?? []).map(({ name, count }) => ({ id: name, label: `${name} (${count})` })),
          ]}
          selected={search.category ?? ALL}
          onChange={(category) => setSearch({ category: category === ALL ? undefined : category }, { replace: true })}
          size="s"
        />
        <Toggles
          label={t('responses.scope')}
          options={[ALL, ...CANNED_SCOPES].map((id) => ({ id, label: t(`responses.scope.${id as 'all'}`) }))}
          selected={[search.scope ?? ALL]}
          onChange={([scope]) => setSearch({ scope: scope === ALL ? undefined : scope }, { replace: true })}
          isSingle
        />
        <Switch isOn={Boolean(search.unused)} onChange={(unused) => setSearch({ unused: unused ? 'yes' : undefined }, { replace: true })}>
          {t('responses.stale', { days: STALE_DAYS })}
        </Switch>
      </Toolbar>
      <Listing
        label={t('responses.title')}
        list={list}
        columns={columnsOf(teams.data ?? [])}
        keyOf={({ id }) => id}
        openOf={({ id }) => ({ open: id })}
        empty={<Empty icon={<MessageSquareText />} title={t('responses.none')} text={t('responses.noneText')} />}
      />
      {imports && <Import onClose={() => setImports(false)} />}
    </AdminPage>
  );
}

const columnsOf = (teams: readonly TeamView[]): Column<CannedResponseView>[] => [
  {
    id: 'title',
    name: t('responses.name'),
    cell: ({ title, shortcut, content }) => (
      <span className={css.response}>
        <span>
          <bdi className={css.title}>{title}</bdi> {shortcut && <code dir="ltr">/{shortcut}</code>}
        </span>
        <span className={css.excerpt} dir="auto">
          {content}
        </span>
      </span>
    ),
  },
  { id: 'category', name: t('responses.category'), hide: 'm', cell: ({ category }) => category && <bdi>{category}</bdi> },
  {
    id: 'scope',
    name: t('responses.scope'),
    hide: 's',
    cell: ({ scope, teamId }) => (
      <Chip tone={scope === 'personal' ? 'plain' : 'info'}>
        <bdi>{teams.find(({ id }) => id === teamId)?.name ?? t(`responses.scope.${scope}`)}</bdi>
      </Chip>
    ),
  },
  { id: 'uses', name: t('responses.uses'), isNumber: true, cell: ({ usageCount }) => usageCount },
  { id: 'used', name: t('keys.used'), hide: 'm', cell: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : t('never')) },
];
