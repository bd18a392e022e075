import { DomainError, InvalidField } from '#kernel';

export const blockNotFound = (): DomainError => new DomainError('missing', 'block.not_found', 'There is no such block');
export const tooManyBlocks = (most: number): DomainError =>
  new DomainError('conflict', 'block.too_many', `There are ${most} blocks already, which is as many as are kept; lift one first`);
export const blockIsOver = (): DomainError => new InvalidField('/until', 'must be in the future');
/** One error for a blocked customer and for a blocked address: it tells nobody which of the two to change. */
export const customerBlocked = (until: Date): DomainError =>
  new DomainError('forbidden', 'customer.blocked', 'You cannot write to us at the moment', { until: until.toISOString() });
