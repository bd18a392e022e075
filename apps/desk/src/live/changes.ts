import type { ChatView, ContextTicket, ContextView, TicketView } from '#client/core';
import { toasts } from '#ui/parts/Toast/toasts';
import type { Priority, TicketStatus } from '#words';
import { undo } from '../commands/undo';
import { keys } from '../data/queries';
import { saveChanges } from '../shell/conflicts';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import type { Desk } from './desk';

const refused = (error: unknown): void => void toasts.say(messageOf(error), { tone: 'bad' });

/** What was changed can be changed back for a while; nothing waits meanwhile. */
function changed(id: string, words: string, back: () => Promise<unknown>): void {
  undo.order(id, words, () => undefined, { onBack: () => void back().catch(refused) });
}

export async function changePriority({ client }: Desk, chat: ChatView, priority: Priority): Promise<void> {
  const before = chat.priority;
  if (priority === before) return;
  const put = (level: Priority): Promise<unknown> => client.rest.put(`/chats/${chat.id}/priority`, { priority: level });
  try {
    await put(priority);
    const level = t(`priority.${priority}`).toLocaleLowerCase();
    changed(`priority:${chat.id}`, t('undo.priority', { name: chat.customer.name, level }), () => put(before));
  } catch (error) {
    refused(error);
  }
}

/** @throws ProblemError what is wrong with them */
export async function changeTags({ client }: Desk, chat: ChatView, tags: string[]): Promise<void> {
  const before = chat.tags;
  const put = (all: readonly string[]): Promise<unknown> => client.rest.put(`/chats/${chat.id}/tags`, { tags: all });
  await put(tags);
  if (String(before) !== String(tags)) changed(`tags:${chat.id}`, t('undo.tags', { name: chat.customer.name }), () => put(before));
}

type TicketInWords = Pick<ContextTicket, 'id' | 'reference' | 'status'>;

/** @throws ProblemError when a colleague gave it another one meanwhile, and neither is chosen */
export function saveTicketStatus(
  { client }: Desk,
  { id, reference, status: before }: TicketInWords,
  status: TicketStatus,
): Promise<TicketView> {
  return saveChanges<TicketView, Pick<TicketView, 'status'>>(client.rest, {
    path: `/tickets/${id}`,
    before: { status: before },
    changes: { status },
    fieldsOf: (found) => ({ status: found.status }),
    inWords: (_field, value) => ({ label: reference, text: t(`ticket.as.${value}`) }),
  });
}

export async function changeTicket(desk: Desk, chatId: string, ticket: TicketInWords, status: TicketStatus): Promise<void> {
  const { id, reference, status: before } = ticket;
  if (status === before) return;
  const patch = async (from: TicketStatus, next: TicketStatus): Promise<void> => {
    const now = await saveTicketStatus(desk, { ...ticket, status: from }, next);
    desk.queries.setQueryData(keys.context(chatId), (context: ContextView | undefined) => context && withStatus(context, id, now.status));
  };
  try {
    await patch(before, status);
    changed(`ticket:${id}`, t('undo.ticket', { reference, status: t(`ticket.${status}`) }), () => patch(status, before));
  } catch (error) {
    refused(error);
  }
}

/** The context as it is with another status of a ticket, until it is read anew. */
function withStatus(context: ContextView, id: string, status: TicketStatus): ContextView {
  const { recent, open } = context.tickets;
  const before = recent.find((ticket) => ticket.id === id)?.status ?? status;
  const opened = Number(status !== 'closed') - Number(before !== 'closed');
  return {
    ...context,
    tickets: {
      ...context.tickets,
      open: open + opened,
      recent: recent.map((ticket) => (ticket.id === id ? { ...ticket, status } : ticket)),
    },
  };
}
