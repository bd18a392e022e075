import { ScrollText } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import { Field } from '#ui/parts/Field/Field';
import { Select } from '#ui/parts/Select/Select';
import type { AuditEntryView } from '#client/core';
import type { StaffUser } from '#client/desk';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { Toolbar } from '../frame/Toolbar';
import { rowsOf, useList } from '../frame/useList';
import { When } from '../frame/When';
import { AuditEntry } from './AuditEntry';
import { actionInWords, changesOf, dayToInstant } from './entry';
import { TARGET_TYPES, typeInWords } from './in-words';
import css from './Audit.module.css';

const ANY = 'any';
/** So many people are offered to choose from; entries of others lead to all of theirs. */
const MOST_PEOPLE = 100;

/** What staff changed, the latest first. */
export function AuditPage() {
  const [search, setSearch] = useAdminSearch();
  const people = rowsOf(useList<StaffUser>('/users', { limit: MOST_PEOPLE }));
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people]);
  const list = useList<AuditEntryView>('/audit', {
    actorId: search.actor,
    target: search.target,
    from: dayToInstant(search.from),
    to: dayToInstant(search.to, 1),
  });
  const rows = rowsOf(list);
  const who = [...names].map(([id, label]) => ({ id, label }));
  if (search.actor && !names.has(search.actor))
    who.unshift({ id: search.actor, label: rows.find(({ actor }) => actor.id === search.actor)?.actor.name ?? search.actor });
  const isOfOne = search.target !== undefined && !(TARGET_TYPES as readonly string[]).includes(search.target);
  const open = rows.find(({ id }) => id === search.open);
  const narrow = (changes: Parameters<typeof setSearch>[0]): void => setSearch({ open: undefined, ...changes }, { replace: true });
  return (
    <AdminPage title={t('audit.title')} lead={t('audit.lead')}>
      <Toolbar>
        <Select
          label={t('audit.who')}
          options={[{ id: ANY, label: t('audit.anybody') }, ...who]}
          selected={search.actor ?? ANY}
          onChange={(id) => narrow({ actor: id === ANY ? undefined : id })}
        />
        <Select
          label={t('audit.of')}
          options={[
            { id: ANY, label: t('audit.anything') },
            ...(isOfOne ? [{ id: search.target!, label: t('audit.onlyThis') }] : []),
            ...TARGET_TYPES.map((id) => ({ id: id, label: typeInWords(id) })),
          ]}
          selected={search.target ?? ANY}
          onChange={(id) => narrow({ target: id === ANY ? undefined : id })}
        />
        <Field label={t('audit.since')} type="date" value={search.from ?? ''} onChange={(from) => narrow({ from })} />
        <Field label={t('audit.until')} type="date" value={search.to ?? ''} onChange={(to) => narrow({ to })} />
      </Toolbar>
      <Listing
        label={t('audit.title')}
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        openOf={({ id }) => ({ open: id })}
        empty={
          <Empty
            icon={<ScrollText />}
            title={t('audit.none')}
            text={t('audit.noneText')}
            action={
              (search.actor ?? search.target ?? search.from ?? search.to) !== undefined && (
                <Button onPress={() => narrow({ actor: undefined, target: undefined, from: undefined, to: undefined })}>
                  {t('audit.clear')}
                </Button>
              )
            }
          />
        }
      />
      {open && <AuditEntry entry={open} names={names} onNarrow={narrow} onClose={() => setSearch({ open: undefined })} />}
    </AdminPage>
  );
}

const COLUMNS: Column<AuditEntryView>[] = [
  {
    id: 'what',
    name: t('audit.what'),
    cell: (entry) => (
      <span className={css.what}>
        {actionInWords(entry.action)} <Chip>{typeInWords(entry.target.type)}</Chip> <Changed entry={entry} />
      </span>
    ),
  },
  { id: 'who', name: t('audit.who'), cell: ({ actor }) => <bdi className={css.who}>{actor.name}</bdi> },
  { id: 'when', name: t('audit.when'), hide: 's', cell: ({ at }) => <When at={at} /> },
  { id: 'address', name: t('audit.address'), hide: 'm', cell: ({ address }) => <span dir="ltr">{address ?? '–'}</span> },
];

/** So many values are named in a row. */
const NAMED = 3;

function Changed({ entry: { before, after } }: { entry: AuditEntryView }) {
  const names = changesOf(before, after).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <code dir="ltr" className={css.names}>
      {names.slice(0, NAMED).join(', ')}
      {names.length > NAMED && ` +${names.length - NAMED}`}
    </code>
  );
}
