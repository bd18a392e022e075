import { DomainError, type FieldError, InvalidField } from '#kernel';

export const customerNotFound = (): DomainError => new DomainError('missing', 'customer.not_found', 'There is no such customer');
export const externalIdTaken = (): DomainError =>
  new DomainError('conflict', 'customer.external_id_taken', 'Another customer has this externalId');
export const customerUnknown = (): DomainError => new InvalidField('/customerId', 'names no customer', 'customer.unknown');
export const ticketNotFound = (): DomainError => new DomainError('missing', 'ticket.not_found', 'There is no such ticket');
/** A chat that may not be seen looks like one that is not there. */
export const chatUnknown = (): DomainError => new InvalidField('/chatId', 'names no chat of this customer', 'chat.unknown');
export const cannotMergeIntoItself = (): DomainError => new InvalidField('/intoId', 'is the customer itself');
export const customerIsMerged = (): DomainError =>
  new DomainError('conflict', 'customer.merged', 'One of the two has gone into another customer before');
export const customerIsErased = (): DomainError =>
  new DomainError(
    'conflict',
    'customer.erased',
    'The personal data of this customer was erased: it is not changed, and not used, any more',
  );
export const intoUnknown = (): DomainError => new InvalidField('/intoId', 'names no customer', 'customer.unknown');
export const customerBlocked = (until: Date): DomainError =>
  new DomainError('forbidden', 'customer.blocked', 'You cannot start a chat at the moment', { until: until.toISOString() });
export const hasOpenChat = (chatId: string): DomainError =>
  new DomainError('conflict', 'customer.has_open_chat', 'The customer has an open chat: close it first', { chatId });
export const identityInvalid = (why: string): DomainError =>
  new DomainError('unauthorized', 'identity.invalid', `The identity token is not valid: ${why}`);
export const identitySecretConfigured = (): DomainError =>
  new DomainError('conflict', 'identity.secret_is_configured', 'The secret is given by IDENTITY_SECRET: change it there');
/** Names the rows of the file in words. */
export const importRefused = (rows: { row: number; errors: FieldError[] }[]): DomainError =>
  new DomainError(
    'invalid',
    'customers.import_refused',
    'Nothing was imported: some rows are wrong',
    {},
    rows.flatMap(({ row, errors }) =>
      errors.map(({ pointer, message }) => ({ pointer: '/csv', message: `row ${row}, ${pointer.slice(1)}: ${message}` })),
    ),
  );
