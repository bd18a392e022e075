import type { Feed } from '#protocol';
import type { Caller } from '../auth/caller';

export const rooms = {
  agent: (id: string) => `agent:${id}`,
  customer: (id: string) => `customer:${id}`,
  chat: (id: string) => `chat:${id}`,
  /** Staff who joined a chat: for what its customer must not hear. */
  chatStaff: (id: string) => `chat-staff:${id}`,
  session: (id: string) => `session:${id}`,
  staff: 'staff',
  supervisors: 'supervisors',
  /** Staff who look at a feed: of agents, while a transfer dialog is open. */
  watching: (feed: Feed) => `watching:${feed}`,
};

/** The rooms a caller's sockets are in from the start. */
export function roomsOf(caller: Caller): string[] {
  if (caller.type === 'customer') return [rooms.customer(caller.id)];
  const own = [rooms.agent(caller.id), rooms.session(caller.sessionId), rooms.staff];
  return caller.role === 'agent' ? own : [...own, rooms.supervisors];
}
