import type { Feed } from '#protocol';
import type { SocketCaller } from '../auth/caller';

export const rooms = {
  agent: (id: string) => `agent:${id}`,
  customer: (id: string) => `customer:${id}`,
  chat: (id: string) => `chat:${id}`,
  /** Staff who joined a chat: receives what the customer must not see. */
  chatStaff: (id: string) => `chat-staff:${id}`,
  session: (id: string) => `session:${id}`,
  /** The sockets of a link for screens. */
  screen: (linkId: string) => `screen:${linkId}`,
  /** The screens that watch the queue, which are shown nothing that was said. */
  queueOnScreens: 'queue-on-screens',
  /** The screens that watch the teams. */
  teamsOnScreens: 'teams-on-screens',
  staff: 'staff',
  supervisors: 'supervisors',
  admins: 'admins',
  /** The members of a team. */
  team: (id: string) => `team:${id}`,
  /** Staff who watch a feed. The feed of agents is watched while a transfer dialog is open. */
  watching: (feed: Feed) => `watching:${feed}`,
  /** Staff who watch the figures of today by the clock of a time zone. */
  wall: (timeZone: string) => `wall:${timeZone}`,
};

/** The rooms that a caller's sockets join when they connect. */
export function roomsOf(caller: SocketCaller): string[] {
  if (caller.type === 'screen') return [rooms.screen(caller.id)];
  if (caller.type === 'customer') return [rooms.customer(caller.id)];
  const own = [rooms.agent(caller.id), rooms.session(caller.sessionId), rooms.staff, ...caller.teamIds.map(rooms.team)];
  if (caller.role === 'agent') return own;
  return [...own, rooms.supervisors, ...(caller.role === 'admin' ? [rooms.admins] : [])];
}
