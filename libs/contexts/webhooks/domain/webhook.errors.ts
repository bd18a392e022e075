import { DomainError, InvalidField } from '#kernel';

export const webhookNotFound = (): DomainError => new DomainError('missing', 'webhook.not_found', 'There is no such webhook');
export const deliveryNotFound = (): DomainError => new DomainError('missing', 'webhook_delivery.not_found', 'There is no such delivery');
export const tooManyWebhooks = (most: number): DomainError =>
  new DomainError('conflict', 'webhook.too_many', `There are ${most} webhooks already, which is as many as are served; delete one first`);
export const webhookAddressIsPrivate = (): DomainError =>
  new InvalidField('/url', 'must lead to a public address', 'webhook.private_address');
