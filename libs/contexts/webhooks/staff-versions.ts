import { rooms, type Told } from '#platform';
import { type ServerEventName, serverEvents } from '#protocol';

const SHARED = [rooms.staff, rooms.queue, rooms.supervisors, rooms.overseers, rooms.admins];
const OF_CHATS = [rooms.chat(''), rooms.chatStaff('')];
/** Events that may be of what one person alone sees: a canned response of one's own, a file that is not sent. */
const MAY_BE_PERSONAL: readonly ServerEventName[] = ['canned.changed', 'attachment.updated'];

/**
 * Of the versions of a fact, those that a supervisor hears who has joined every chat, and looks over the shoulder of every agent. What
 * customers alone hear, or one person of what is its own, is none.
 */
export function staffVersions<N extends ServerEventName>(name: N, versions: Told<N> | Told<N>[] | undefined): Told<N>[] {
  if (versions === undefined || !serverEvents[name].webhook) return [];
  return [versions]
    .flat()
    .filter(({ to, except = [] }) => to.some((room) => isHeard(name, room)) && !except.some((room) => SHARED.includes(room)));
}

function isHeard(name: ServerEventName, room: string): boolean {
  if (SHARED.includes(room) || OF_CHATS.some((prefix) => room.startsWith(prefix))) return true;
  return room.startsWith(rooms.agent('')) && !MAY_BE_PERSONAL.includes(name);
}
