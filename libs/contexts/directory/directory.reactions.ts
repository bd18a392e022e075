import { Injectable } from '@nestjs/common';
import { react, rooms, Sockets } from '#platform';
import { ApiKeyRevoked } from './keys/domain/api-key.events';
import { AgentTeamsChanged, SessionEnded, UserChanged } from './staff/domain/directory.events';

@Injectable()
export class DirectoryReactions {
  constructor(private readonly sockets: Sockets) {}

  /** Gives the user's sockets at this node the new name and role. Other nodes do so in `DirectoryClock.checkLogins`. */
  userChanged = react(UserChanged, async ({ userId, name, role }) => {
    for (const socket of this.sockets.openOf(userId)) await this.sockets.recognise(socket, { name, role });
    return undefined;
  });

  /** Likewise for its teams. */
  teamsChanged = react(AgentTeamsChanged, async ({ userId, teamIds }) => {
    for (const socket of this.sockets.openOf(userId)) await this.sockets.recognise(socket, { teamIds });
    return undefined;
  });

  /** Closes the sockets of the login at all nodes. */
  sessionEnded = react(SessionEnded, ({ sessionId }) => {
    this.sockets.disconnect(rooms.session(sessionId));
  });

  apiKeyRevoked = react(ApiKeyRevoked, ({ keyId }) => {
    this.sockets.disconnect(rooms.session(keyId));
  });
}
