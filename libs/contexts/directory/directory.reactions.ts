import { Injectable } from '@nestjs/common';
import { react, rooms, Sockets } from '#platform';
import { SessionEnded, UserChanged } from './staff/domain/directory.events';

@Injectable()
export class DirectoryReactions {
  constructor(private readonly sockets: Sockets) {}

  /** What its sockets do next is done under the new name and with the new rights; other nodes look for themselves. */
  userChanged = react(UserChanged, async ({ userId, name, role }) => {
    for (const socket of this.sockets.openOf(userId)) await this.sockets.recognise(socket, { name, role });
    return undefined;
  });

  /** The sockets of the login are closed, on all nodes. */
  sessionEnded = react(SessionEnded, ({ sessionId }) => {
    this.sockets.disconnect(rooms.session(sessionId));
  });
}
