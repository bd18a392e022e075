import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Seer } from '#kernel';
import { columnsOf, Conditions, onTheWire, seenBy, selectList } from '#platform';
import type { TicketView } from '#protocol';
import { TicketSchema } from '../tickets.store';
import { ticketNotFound } from '../domain/customers.errors';

const COLUMNS = selectList<TicketView>({
  ...columnsOf(TicketSchema, 't', [
    'id',
    'reference',
    'subject',
    'status',
    'source',
    'customerId',
    'chatId',
    'message',
    'createdAt',
    'updatedAt',
    'closedAt',
  ]),
  customer: "json_build_object('id', cu.id, 'name', cu.name, 'email', cu.email)",
});
export const TICKET_VIEW = `select ${COLUMNS} from tickets t join customers cu on cu.id = t.customer_id`;

/**
 * Condition on a ticket `t`: it is of a chat that somebody sees, or of none. By their role alone all staff see all tickets, so it binds where
 * the settings let somebody see less.
 */
export function ofSeenChat(by: Seer, bind: (value: unknown) => string): string[] {
  if (by.sight === 'all' || by.sight === 'waiting') return [];
  return [`(t.chat_id is null or exists (select from chats c where c.id = t.chat_id and (${seenBy(by, bind).join(' or ')})))`];
}

/** Read model of tickets: `TicketView`s of the last committed state. */
@Injectable()
export class TicketViews {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError `ticket.not_found`, also to somebody who does not see the chat that the ticket is of. @param by null: nobody in particular */
  async byId(by: Seer | null, id: string): Promise<TicketView> {
    const where = new Conditions(id);
    where.all('t.id = $1', ...(by ? ofSeenChat(by, where.bind) : []));
    const [row] = await this.dataSource.query<object[]>(`${TICKET_VIEW} where ${where.sql}`, where.values);
    if (!row) throw ticketNotFound();
    return onTheWire(row);
  }
}
