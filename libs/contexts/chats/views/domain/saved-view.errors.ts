import { DomainError } from '#kernel';

export const viewNotFound = (): DomainError => new DomainError('missing', 'view.not_found', 'There is no such view');
export const sharedViewIsReadOnly = (): DomainError =>
  new DomainError('forbidden', 'view.shared_is_read_only', 'Shared views are written by supervisors and admins');
export const viewNameTaken = (name: string): DomainError =>
  new DomainError('conflict', 'view.name_taken', 'You have a view of this name already', { name });
export const tooManyViews = (most: number): DomainError =>
  new DomainError('conflict', 'view.too_many', `You have ${most} views already, which is as many as are kept; delete one first`);
