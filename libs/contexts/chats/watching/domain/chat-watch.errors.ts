import { DomainError } from '#kernel';

export const watchNotFound = (): DomainError => new DomainError('missing', 'watch.not_found', 'There is no such watch');
export const tooManyWatches = (most: number): DomainError =>
  new DomainError(
    'conflict',
    'watch.too_many',
    `You watch ${most} chats here already, which is as many as one may; stop watching one first`,
  );
