import { DomainError } from '#kernel';

export const agentAtCapacity = (): DomainError =>
  new DomainError('conflict', 'agent.at_capacity', 'The agent has no room for another chat');
export const agentNotOnline = (): DomainError => new DomainError('conflict', 'agent.not_online', 'The agent is not online');
