import { type Caller, hasRole } from '#platform';
import type { Participant } from './domain/access';
import type { Sender } from './domain/message';

export function participantOf(caller: Caller): Participant {
  return { type: caller.type, id: caller.id, oversees: hasRole(caller, 'supervisor') };
}

export function senderOf({ type, id, name }: Caller): Sender {
  return { type: type === 'staff' ? 'agent' : 'customer', id, name };
}
