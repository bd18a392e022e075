import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { DomainError } from '#kernel';
import { rooms, type SocketCaller, Sockets } from '#platform';
import type { Wall } from '#protocol';

const WALLS = rooms.wall('');

/** Watchers of the wall: the sockets of this node, and what they were told last. */
@Injectable()
export class WallWatchers {
  /** The last wall told, as JSON, by time zone. */
  private readonly told = new Map<string, string>();

  constructor(private readonly sockets: Sockets) {
    sockets.onSight(async (socket, { sight }) => (sight === 'all' ? undefined : this.leave(socket)));
  }

  async leave(socket: Socket): Promise<void> {
    for (const room of wallsOf(socket)) await socket.leave(room);
  }

  /** The time zones that sockets of this node watch. */
  get zones(): string[] {
    return [...new Set(this.sockets.open.flatMap(wallsOf).map((room) => room.slice(WALLS.length)))];
  }

  /** Tells the watchers of this node the walls that have changed since the last time. */
  tell(walls: ReadonlyMap<string, Wall>): void {
    for (const zone of this.told.keys()) if (!walls.has(zone)) this.told.delete(zone);
    for (const [zone, payload] of walls) {
      const now = JSON.stringify(payload);
      if (this.told.get(zone) === now) continue;
      this.told.set(zone, now);
      this.sockets.sendHere({ name: 'wall.stats', told: [{ payload, to: [rooms.wall(zone)] }] });
    }
  }
}

function wallsOf(socket: Socket): string[] {
  return [...socket.rooms].filter((room) => room.startsWith(WALLS));
}

/**
 * The wall and its screens show the whole installation.
 * @throws DomainError `wall.of_all_teams` to a supervisor who sees the chats of some teams alone
 */
export function mustSeeAll(caller: SocketCaller): void {
  if (caller.type === 'staff' && caller.sight !== 'all')
    throw new DomainError('forbidden', 'wall.of_all_teams', 'The wall is of all teams, and you see the chats of yours alone');
}
