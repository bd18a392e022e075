import { Mail } from 'lucide-react';
import { useEffect } from 'react';
import { Chip } from '#ui/parts/Chip/Chip';
import { Empty } from '#ui/parts/Empty/Empty';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { TicketView } from '#client/core';
import { TICKET_STATUSES } from '#words';
import { useDesk } from '../../live/context';
import { t as admin } from '../../words/admin';
import { t } from '../../words/tickets';
import { AdminPage } from '../frame/AdminPage';
import { type Column, Listing } from '../frame/Listing';
import { useAdminSearch } from '../frame/search';
import { SearchInput, Toolbar } from '../frame/Toolbar';
import { LIST, useList } from '../frame/useList';
import { When } from '../frame/When';
import { mailsOf, TICKETS, ticketKey } from './paths';
import { TicketDrawer } from './TicketDrawer';

const ALL = 'all';
const STATUS_TONES = { open: 'info', pending: 'warn', closed: 'plain' } as const;

/** What customers want that no chat settled, with the answers that go by e-mail. */
export function TicketsPage() {
  const desk = useDesk();
  const [search, setSearch] = useAdminSearch();
  const list = useList<TicketView>(TICKETS, { q: search.q, status: search.state });
  useEffect(
    () =>
      desk.on('ticket.changed', ({ id }) => {
        for (const key of [[LIST, TICKETS], ...(id === null ? [] : [ticketKey(id), [LIST, mailsOf(id)]])])
          void desk.queries.invalidateQueries({ queryKey: key });
      }),
    [desk],
  );
  return (
    <AdminPage title={admin('tickets.title')} lead={t('lead')}>
      <Toolbar>
        <SearchInput label={t('search')} q={search.q ?? ''} onSearch={(q) => setSearch({ q }, { replace: true })} />
        <Toggles
          label={t('status')}
          options={[ALL, ...TICKET_STATUSES].map((id) => ({ id, label: t(`status.${id as 'all'}`) }))}
          selected={[search.state ?? ALL]}
          onChange={([state]) => setSearch({ state: state === ALL ? undefined : state }, { replace: true })}
          isSingle
        />
      </Toolbar>
      <Listing
        label={admin('tickets.title')}
        list={list}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        openOf={({ id }) => ({ open: id })}
        isDim={({ status }) => status === 'closed'}
        empty={<Empty icon={<Mail />} title={t('empty')} text={t('emptyText')} />}
      />
      {search.open && <TicketDrawer key={search.open} id={search.open} onClose={() => setSearch({ open: undefined })} />}
    </AdminPage>
  );
}

const COLUMNS: Column<TicketView>[] = [
  { id: 'reference', name: t('reference'), cell: ({ reference }) => <code dir="ltr">{reference}</code> },
  { id: 'subject', name: t('subject'), isLong: true, cell: ({ subject }) => <bdi>{subject}</bdi> },
  { id: 'customer', name: t('customer'), hide: 's', cell: ({ customer }) => <bdi>{customer.name}</bdi> },
  { id: 'status', name: t('status'), cell: ({ status }) => <Chip tone={STATUS_TONES[status]}>{t(`status.${status}`)}</Chip> },
  { id: 'source', name: t('source'), hide: 'm', cell: ({ source }) => t(`source.${source}`) },
  { id: 'opened', name: t('opened'), hide: 's', cell: ({ createdAt }) => <When at={createdAt} /> },
];
