import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { TicketView } from '#client/core';
import { TICKET_STATUSES, type TicketStatus } from '#words';
import { saveTicketStatus } from '../../live/changes';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t as admin } from '../../words/admin';
import { t } from '../../words/tickets';
import { Facts } from '../frame/Card';
import { LIST } from '../frame/useList';
import { When } from '../frame/When';
import { Answer } from './Answer';
import { Mails } from './Mails';
import { ticketKey, ticketPath, TICKETS } from './paths';
import css from './Tickets.module.css';

/** One ticket: what its customer wrote, what was answered, and where to answer. */
export function TicketDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { rest } = useDesk().client;
  const found = useQuery({ queryKey: ticketKey(id), queryFn: () => rest.get<TicketView>(ticketPath(id)) });
  return (
    <Dialog title={found.data?.reference ?? t('reference')} isOpen onClose={onClose} as="drawer" size="m">
      {found.isPending && <Skeleton lines={6} label={admin('loading')} />}
      {found.isError && <ErrorState title={admin('error.list')} text={messageOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.data && <Ticket ticket={found.data} />}
    </Dialog>
  );
}

function Ticket({ ticket }: { ticket: TicketView }) {
  const { id, subject, customer, chatId, message, createdAt } = ticket;
  return (
    <div className={css.ticket}>
      <h3 className={css.subject} dir="auto">
        {subject}
      </h3>
      <Status ticket={ticket} />
      <Facts
        facts={[
          [t('customer'), <bdi key="customer">{customer.name}</bdi>],
          [
            t('address'),
            <span key="address" dir="ltr">
              {customer.email ?? '–'}
            </span>,
          ],
          [t('opened'), <When key="opened" at={createdAt} />],
        ]}
      />
      {chatId && (
        <Link to="/inbox/$chatId" params={{ chatId }} search={{}} className={css.link}>
          {t('chat')}
        </Link>
      )}
      {message && (
        <blockquote className={css.message} dir="auto" aria-label={t('message')}>
          {message}
        </blockquote>
      )}
      <Mails ticketId={id} />
      <Answer ticketId={id} address={customer.email} />
    </div>
  );
}

function Status({ ticket }: { ticket: TicketView }) {
  const desk = useDesk();
  const { queries } = desk;
  async function change(to: TicketStatus): Promise<void> {
    try {
      queries.setQueryData(ticketKey(ticket.id), await saveTicketStatus(desk, ticket, to));
      await queries.invalidateQueries({ queryKey: [LIST, TICKETS] });
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
    }
  }
  return (
    <Toggles
      label={t('status')}
      options={TICKET_STATUSES.map((each) => ({ id: each, label: t(`status.${each}`) }))}
      selected={[ticket.status]}
      onChange={([to]) => to && to !== ticket.status && void change(to)}
      isSingle
    />
  );
}
