import { Injectable } from '@nestjs/common';
import { broadcast, rooms, Sockets } from '#platform';
import { SessionEnded } from './domain/directory.events';

@Injectable()
export class DirectoryBroadcasts {
  constructor(private readonly sockets: Sockets) {}

  /** Nobody is told: the sockets of the login are closed, on all nodes. */
  sessionEnded = broadcast(SessionEnded, ({ sessionId }) => {
    this.sockets.disconnect(rooms.session(sessionId));
    return [];
  });
}
