import type { Actor } from '#kernel';
import { type Role, ROLES, rankOf } from '#protocol';

export interface StaffCaller {
  type: 'staff';
  id: string;
  name: string;
  role: Role;
  sessionId: string;
}

export interface CustomerCaller {
  type: 'customer';
  id: string;
  name: string;
}

/** The authenticated caller, derived from a verified token. */
export type Caller = StaffCaller | CustomerCaller;

export function actorOf(caller: Caller): Actor {
  return { type: caller.type === 'staff' ? 'agent' : 'customer', id: caller.id };
}

export function hasRole(caller: Caller, role: Role): caller is StaffCaller {
  return caller.type === 'staff' && rankOf(ROLES, caller.role) >= rankOf(ROLES, role);
}
