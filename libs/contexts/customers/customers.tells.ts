import { Injectable } from '@nestjs/common';
import { rooms, tell, type Told } from '#platform';
import type { RecordChangeType } from '#protocol';
import { CustomerAdded, CustomerBlocked, CustomerChanged, CustomerMerged, PersonalDataErased } from './domain/customers.events';
import { TicketChanged, TicketOpened } from './domain/tickets.events';

/** Wire events about customers and tickets. They go to all staff, because all staff may read both. */
@Injectable()
export class CustomersTells {
  customerAdded = tell(CustomerAdded, 'customer.changed', ({ customerId }) => toStaff(customerId, 'created'));
  customerChanged = tell(CustomerChanged, 'customer.changed', ({ customerId }) => toStaff(customerId, 'changed'));
  customerBlocked = tell(CustomerBlocked, 'customer.changed', ({ customerId }) => toStaff(customerId, 'changed'));
  customerMerged = tell(CustomerMerged, 'customer.changed', ({ customerId }) => toStaff(customerId, 'merged'));
  personalDataErased = tell(PersonalDataErased, 'customer.changed', ({ customerId }) => toStaff(customerId, 'erased'));

  ticketOpened = tell(TicketOpened, 'ticket.changed', ({ ticketId }) => toStaff(ticketId, 'created'));
  ticketChanged = tell(TicketChanged, 'ticket.changed', ({ ticketId }) => toStaff(ticketId, 'changed'));
}

function toStaff(id: string, change: RecordChangeType): Told<'customer.changed' | 'ticket.changed'> {
  return { payload: { id, change }, to: [rooms.staff] };
}
