import { DomainError } from '#kernel';

export const translationIsOff = (): DomainError =>
  new DomainError('conflict', 'translation.off', 'No translator is set, or no language to translate to');
export const translationNotFound = (): DomainError => new DomainError('missing', 'translation.not_found', 'There is no such translation');
