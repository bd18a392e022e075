import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { columnsOf, onTheWire, selectList } from '#platform';
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

/** Read model of tickets: `TicketView`s of the last committed state. */
@Injectable()
export class TicketViews {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError `ticket.not_found` */
  async byId(id: string): Promise<TicketView> {
    const [row] = await this.dataSource.query<object[]>(`${TICKET_VIEW} where t.id = $1`, [id]);
    if (!row) throw ticketNotFound();
    return onTheWire(row);
  }
}
