import { Injectable } from '@nestjs/common';
import { react, rooms, Sockets } from '#platform';
import { SessionEnded } from './domain/directory.events';

@Injectable()
export class DirectoryReactions {
  constructor(private readonly sockets: Sockets) {}

  /** The sockets of the login are closed, on all nodes. */
  sessionEnded = react(SessionEnded, ({ sessionId }) => {
    this.sockets.disconnect(rooms.session(sessionId));
  });
}
