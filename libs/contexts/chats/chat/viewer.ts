import { type Caller, hasRole } from '#platform';
import type { Viewer } from './domain/access';
import type { Sender } from './domain/message';

export function viewerOf(caller: Caller): Viewer {
  if (caller.type === 'customer') return { type: 'customer', id: caller.id, oversees: false };
  const { id, teamIds, sight } = caller;
  return { type: 'staff', id, teamIds, sight, oversees: hasRole(caller, 'supervisor') };
}

export function senderOf({ type, id, name }: Caller): Sender {
  return { type: type === 'staff' ? 'agent' : 'customer', id, name };
}
