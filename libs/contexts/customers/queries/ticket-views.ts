import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { onTheWire } from '#platform';
import type { TicketView } from '#protocol';
import { ticketNotFound } from '../domain/customers.errors';

export const TICKET_VIEW = `
  select t.id, t.reference, t.subject, t.status, t.source, t.customer_id as "customerId",
    json_build_object('id', cu.id, 'name', cu.name, 'email', cu.email) as customer, t.chat_id as "chatId", t.message,
    t.created_at as "createdAt", t.updated_at as "updatedAt", t.closed_at as "closedAt"
  from tickets t join customers cu on cu.id = t.customer_id`;

/** Tickets as the wire shows them, as last committed. */
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
