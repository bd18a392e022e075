import { DomainError } from '#kernel';

export const sourceNotFound = (): DomainError => new DomainError('missing', 'context_source.not_found', 'There is no such source');
