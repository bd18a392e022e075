import { EllipsisVertical, Plus } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Field } from '#ui/parts/Field/Field';
import { Menu } from '#ui/parts/Menu/Menu';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView, ContextTicket, ContextView, TicketView } from '#client/core';
import { TICKET_STATUSES } from '#words';
import { useCommands } from '../commands/registry';
import { keys } from '../data/queries';
import { changeTicket } from '../live/changes';
import { useDesk } from '../live/context';
import { InlineForm } from '../shell/InlineForm';
import { useSaving } from '../shell/useSaving';
import { t } from '../words';
import { Section } from './Section';
import css from './CustomerPanel.module.css';

export interface TicketsProps {
  chat: ChatView;
  tickets: ContextView['tickets'];
  /** Shows another chat beside this one. */
  onBeside: (chatId: string) => void;
}

/** What is not done with a chat; the chat's own ticket is opened here. */
export function Tickets({ chat, tickets, onBeside }: TicketsProps) {
  const desk = useDesk();
  const [isOpening, open] = useState(false);
  const mayOpen = chat.ticketId === null && (chat.agentId === desk.user.id || desk.isSupervisor);
  useCommands(mayOpen ? [{ id: 'ticket', name: t('ticket.open.command'), group: t('group.chat'), run: () => open(true) }] : []);
  const tool =
    mayOpen && !isOpening ? (
      <IconButton label={t('ticket.open.command')} size="s" onPress={() => open(true)}>
        <Plus />
      </IconButton>
    ) : undefined;
  return (
    <Section id="tickets" title={t('customer.tickets')} count={tickets.total} tool={tool} isForced={isOpening}>
      {isOpening && mayOpen && <TicketForm chat={chat} onClose={() => open(false)} />}
      {tickets.recent.length === 0 ? (
        !isOpening && <p className={css.none}>{t('customer.noTickets')}</p>
      ) : (
        <ul className={css.rows}>
          {tickets.recent.map((ticket) => (
            <li key={ticket.id}>
              <span className={css.dot} data-open={ticket.status !== 'closed' || undefined} />
              {ticket.chatId === null || ticket.chatId === chat.id ? (
                <span>
                  <Words ticket={ticket} isOfThisChat={ticket.chatId === chat.id} />
                </span>
              ) : (
                <button onClick={() => onBeside(ticket.chatId!)}>
                  <Words ticket={ticket} />
                </button>
              )}
              <span className={css.end}>
                <StatusMenu chatId={chat.id} ticket={ticket} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What a ticket is, and may be. */
function StatusMenu({ chatId, ticket }: { chatId: string; ticket: ContextTicket }) {
  const desk = useDesk();
  return (
    <Menu
      label={t('ticket.status', { reference: ticket.reference })}
      groups={[
        {
          entries: TICKET_STATUSES.map((status) => ({
            id: status,
            label: t(`ticket.as.${status}`),
            isSelected: status === ticket.status,
            onAction: () => void changeTicket(desk, chatId, ticket, status),
          })),
        },
      ]}
      trigger={
        <IconButton label={t('ticket.status', { reference: ticket.reference })} size="s">
          <EllipsisVertical />
        </IconButton>
      }
    />
  );
}

function Words({ ticket, isOfThisChat }: { ticket: ContextTicket; isOfThisChat?: boolean }) {
  return (
    <>
      <strong dir="auto">{ticket.subject}</strong>
      <small>
        {ticket.reference} · {t(`ticket.${ticket.status}`)} {isOfThisChat && <Chip tone="info">{t('ticket.ofThisChat')}</Chip>}
      </small>
    </>
  );
}

function TicketForm({ chat, onClose }: { chat: ChatView; onClose: () => void }) {
  const { client, queries } = useDesk();
  const [subject, setSubject] = useState(chat.subject ?? '');
  const saving = useSaving(['subject']);
  const save = (): Promise<boolean> =>
    saving.save(async () => {
      const ticket = await client.rest.post<TicketView>(`/chats/${chat.id}/ticket`, { subject: subject.trim() });
      queries.setQueryData(keys.context(chat.id), (before: ContextView | undefined) => before && withTicket(before, ticket));
      toasts.say(t('ticket.opened', { reference: ticket.reference }));
    });
  return (
    <InlineForm
      label={t('ticket.open.command')}
      className={css.inForm}
      saving={saving}
      button={t('ticket.open.button')}
      onSave={save}
      onClose={onClose}
    >
      <Field
        label={t('ticket.subject')}
        error={saving.errorOf('subject') ?? saving.problem}
        value={subject}
        onChange={setSubject}
        maxLength={200}
        autoFocus
      />
    </InlineForm>
  );
}

/** The context with a ticket that was just opened, until it is read anew. */
function withTicket(context: ContextView, { id, reference, subject, status, chatId, createdAt, updatedAt }: TicketView): ContextView {
  const { total, open, recent } = context.tickets;
  if (recent.some((ticket) => ticket.id === id)) return context;
  const ticket: ContextTicket = { id, reference, subject, status, chatId, createdAt, updatedAt };
  return { ...context, tickets: { total: total + 1, open: open + 1, recent: [ticket, ...recent].slice(0, 5) } };
}
