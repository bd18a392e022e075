import { DomainError, InvalidField } from '#kernel';

export const customerNotFound = (): DomainError => new DomainError('missing', 'customer.not_found', 'There is no such customer');
export const externalIdTaken = (): DomainError =>
  new DomainError('conflict', 'customer.external_id_taken', 'Another customer has this externalId');
export const customerUnknown = (): DomainError => new InvalidField('/customerId', 'names no customer', 'customer.unknown');
export const ticketNotFound = (): DomainError => new DomainError('missing', 'ticket.not_found', 'There is no such ticket');
/** A chat that may not be seen looks like one that is not there. */
export const chatUnknown = (): DomainError => new InvalidField('/chatId', 'names no chat of this customer', 'chat.unknown');
