import { DomainError } from '#kernel';

export const teamNotFound = (): DomainError => new DomainError('missing', 'team.not_found', 'There is no such team');
export const teamExists = (): DomainError => new DomainError('conflict', 'team.exists', 'Another team has this name');
export const teamInUse = (chatIds: string[]): DomainError =>
  new DomainError('conflict', 'team.in_use', 'Open chats are for this team; `force=true` lets them be for nobody in particular', {
    chatIds,
  });
