import { DomainError } from '#kernel';

export const hoursNotFound = (): DomainError => new DomainError('missing', 'hours.not_found', 'There is no such set of hours');
export const hoursExist = (): DomainError => new DomainError('conflict', 'hours.exists', 'Other hours have this name');
/** @param isDefault whether the setting `hoursId` names them */
export const hoursInUse = (teamIds: string[], isDefault: boolean): DomainError =>
  new DomainError('conflict', 'hours.in_use', 'Teams or the settings go by these hours', { teamIds, isDefault });
