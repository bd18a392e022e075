import type { Actor } from '#kernel';

export type StaffRole = 'agent' | 'supervisor' | 'admin';

export interface StaffCaller {
  type: 'staff';
  id: string;
  name: string;
  role: StaffRole;
  sessionId: string;
}

export interface CustomerCaller {
  type: 'customer';
  id: string;
  name: string;
}

/** Who asks: the result of a checked token. */
export type Caller = StaffCaller | CustomerCaller;

export function actorOf(caller: Caller): Actor {
  return { type: caller.type === 'staff' ? 'agent' : 'customer', id: caller.id };
}

const RANK: Record<StaffRole, number> = { agent: 1, supervisor: 2, admin: 3 };

export function hasRole(caller: Caller, role: StaffRole): caller is StaffCaller {
  return caller.type === 'staff' && RANK[caller.role] >= RANK[role];
}
