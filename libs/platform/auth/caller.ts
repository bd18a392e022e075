import type { Actor, Sight } from '#kernel';
import { type Role, ROLES, rankOf } from '#protocol';

export interface StaffCaller {
  type: 'staff';
  id: string;
  name: string;
  role: Role;
  /** The teams that the caller is a member of; none for a program. */
  teamIds: readonly string[];
  sight: Sight;
  /** Id of the login, or of the API key. */
  sessionId: string;
  /** The caller is a program with an API key: it has a role and a name, and no desk. */
  apiKey?: true;
}

export interface CustomerCaller {
  type: 'customer';
  id: string;
  name: string;
}

/** A screen on a wall, by a link that a supervisor made. It may watch the feeds of the wall, over a socket, and nothing else. */
export interface ScreenCaller {
  type: 'screen';
  /** Id of the link. */
  id: string;
  name: string;
}

/** The authenticated caller, derived from a verified token. */
export type Caller = StaffCaller | CustomerCaller;

/** Whoever has a socket. */
export type SocketCaller = Caller | ScreenCaller;

export function actorOf(caller: Caller): Actor {
  return { type: caller.type === 'staff' ? 'agent' : 'customer', id: caller.id };
}

export function hasRole(caller: Caller, role: Role): caller is StaffCaller {
  return caller.type === 'staff' && rankOf(ROLES, caller.role) >= rankOf(ROLES, role);
}
