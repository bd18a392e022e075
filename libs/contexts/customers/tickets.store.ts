import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { type Actor, Clock, type DomainError } from '#kernel';
import { type Audited, Collection, newId, Store, type Transaction } from '#platform';
import { ticketNotFound } from './domain/customers.errors';
import { type NewTicket, Ticket } from './domain/ticket';

export const TicketSchema = new EntitySchema<Ticket>({
  name: 'Ticket',
  target: Ticket,
  tableName: 'tickets',
  columns: {
    id: { type: 'uuid', primary: true },
    reference: { type: 'text' },
    customerId: { type: 'uuid', name: 'customer_id' },
    subject: { type: 'text' },
    status: { type: 'text' },
    source: { type: 'text' },
    chatId: { type: 'uuid', name: 'chat_id', nullable: true },
    message: { type: 'text', nullable: true },
    search: { type: 'tsvector', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
  },
  indices: [
    { name: 'tickets_reference', columns: ['reference'], unique: true },
    { name: 'tickets_created', columns: ['createdAt', 'id'] },
    { name: 'tickets_customer', columns: ['customerId', 'createdAt', 'id'] },
    { name: 'tickets_customer_closed', columns: ['customerId', 'closedAt'], where: 'closed_at IS NOT NULL' },
    { name: 'tickets_status', columns: ['status', 'createdAt', 'id'] },
    { name: 'tickets_search', columns: ['search'], synchronize: false },
    { name: 'tickets_source', columns: ['source', 'createdAt', 'id'] },
  ],
});

@Injectable()
export class Tickets extends Collection<Ticket> {
  protected override readonly audited: Audited<Ticket> = { target: 'ticket', shows: ['reference', 'status', 'chatId'] };

  constructor(
    store: Store,
    private readonly clock: Clock,
  ) {
    super(store, TicketSchema);
  }

  /** Adds a ticket under the next reference. References have gaps, because a failed transaction does not return its number. */
  async open(tx: Transaction, ticket: NewTicket, by: Actor): Promise<Ticket> {
    const [next] = await tx.query<{ reference: string }>(`select 'T-' || nextval('ticket_numbers') as reference`);
    return this.add(tx, new Ticket(newId(), next!.reference, ticket, by, this.clock.now()));
  }

  protected missing(): DomainError {
    return ticketNotFound();
  }
}
