import { DomainError } from '#kernel';

export const wallLinkNotFound = (): DomainError => new DomainError('missing', 'wall_link.not_found', 'There is no such link');
export const tooManyWallLinks = (most: number): DomainError =>
  new DomainError('conflict', 'wall_link.too_many', `There are ${most} links already, which is as many as are kept; revoke one first`);
