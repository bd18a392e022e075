import { DomainError } from '#kernel';

export const customerNotFound = (): DomainError => new DomainError('missing', 'customer.not_found', 'There is no such customer');
