import { DomainError } from '#kernel';

export const pushAddressIsPrivate = (): DomainError =>
  new DomainError('invalid', 'push.private_address', 'The push service is at no public address', {}, [
    { pointer: '/endpoint', message: 'must lead to a public address' },
  ]);
export const pushSubscriptionNotFound = (): DomainError => new DomainError('missing', 'push.not_found', 'There is no such subscription');
