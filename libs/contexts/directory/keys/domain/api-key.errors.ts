import { DomainError } from '#kernel';

export const apiKeyNotFound = (): DomainError => new DomainError('missing', 'api_key.not_found', 'There is no such API key');
export const tooManyApiKeys = (max: number): DomainError =>
  new DomainError('conflict', 'api_key.too_many', `There are ${max} API keys already; revoke one that is not used any more`);
