import { DomainError, type FieldError, InvalidField } from '#kernel';

export const customerNotFound = (): DomainError => new DomainError('missing', 'customer.not_found', 'There is no such customer');
export const externalIdTaken = (): DomainError =>
  new DomainError('conflict', 'customer.external_id_taken', 'Another customer has this externalId');
export const customerUnknown = (): DomainError => new InvalidField('/customerId', 'names no customer', 'customer.unknown');
export const ticketNotFound = (): DomainError => new DomainError('missing', 'ticket.not_found', 'There is no such ticket');
/** The same error for a chat that does not exist and one that the caller may not see. */
export const chatUnknown = (): DomainError => new InvalidField('/chatId', 'names no chat of this customer', 'chat.unknown');
export const cannotMergeIntoItself = (): DomainError => new InvalidField('/intoId', 'is the customer itself');
export const customerIsMerged = (): DomainError =>
  new DomainError('conflict', 'customer.merged', 'One of the two customers has already been merged into another one');
export const customerIsErased = (): DomainError =>
  new DomainError(
    'conflict',
    'customer.erased',
    'The personal data of this customer was erased, so the customer cannot be changed or used',
  );
export const intoUnknown = (): DomainError => new InvalidField('/intoId', 'names no customer', 'customer.unknown');
export const networkUnknown = (): DomainError =>
  new DomainError('conflict', 'customer.address_unknown', 'The customer never came by itself, so that no address of it is known');
export const hasOpenChat = (chatId: string): DomainError =>
  new DomainError('conflict', 'customer.has_open_chat', 'The customer has an open chat: close it first', { chatId });
export const identityInvalid = (why: string): DomainError =>
  new DomainError('unauthorized', 'identity.invalid', `The identity token is not valid: ${why}`);
export const identitySecretConfigured = (): DomainError =>
  new DomainError('conflict', 'identity.secret_is_configured', 'The secret is given by IDENTITY_SECRET: change it there');
/** The errors of all rows in one problem; each message names its row, because a pointer can name only `/csv`. */
export const importRefused = (rows: { row: number; errors: FieldError[] }[]): DomainError =>
  new DomainError(
    'invalid',
    'customers.import_refused',
    'Nothing was imported, because some rows are invalid',
    {},
    rows.flatMap(({ row, errors }) =>
      errors.map(({ pointer, message }) => ({ pointer: '/csv', message: `row ${row}, ${pointer.slice(1)}: ${message}` })),
    ),
  );
