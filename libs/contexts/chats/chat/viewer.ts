import { type Caller, hasRole } from '#platform';
import type { Viewer } from './domain/access';
import type { Sender } from './domain/message';

export function viewerOf(caller: Caller): Viewer {
  return { type: caller.type, id: caller.id, oversees: hasRole(caller, 'supervisor') };
}

export function senderOf({ type, id, name }: Caller): Sender {
  return { type: type === 'staff' ? 'agent' : 'customer', id, name };
}
