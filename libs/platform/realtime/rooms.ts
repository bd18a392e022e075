import type { Feed } from '#protocol';
import type { SocketCaller, StaffCaller } from '../auth/caller';
import { teamsInQueueOf } from '#kernel';

const QUEUE_OF = 'queue-of:';

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
  /** Those who see every chat. */
  overseers: 'overseers',
  /** Supervisors who see the chats of their teams alone, by team. */
  overseersOf: (teamId: string) => `overseers-of:${teamId}`,
  /** Staff who see all of the queue. */
  queue: 'queue',
  /** Staff who see of the queue what waits for just these teams. */
  queueOf: (teamIds: readonly string[]) => `${QUEUE_OF}${[...teamIds].sort().join()}`,
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
  const all = [...own, ...queueOf(caller)];
  if (caller.role === 'agent') return all;
  const overseeing = caller.sight === 'all' ? [rooms.overseers] : caller.teamIds.map(rooms.overseersOf);
  return [...all, rooms.supervisors, ...overseeing, ...(caller.role === 'admin' ? [rooms.admins] : [])];
}

function queueOf(caller: StaffCaller): string[] {
  const teamIds = teamsInQueueOf(caller);
  if (teamIds === null) return [rooms.queue];
  return teamIds.length > 0 ? [rooms.queueOf(teamIds)] : [];
}

/** The teams of a room `queueOf`; undefined for another room. */
export function teamsOfQueue(room: string): string[] | undefined {
  return room.startsWith(QUEUE_OF) ? room.slice(QUEUE_OF.length).split(',') : undefined;
}

/** Rooms of those who see a chat without being in it, by its team. */
export function overseersOf(teamId: string | null): string[] {
  return [rooms.overseers, ...(teamId === null ? [] : [rooms.overseersOf(teamId)])];
}
