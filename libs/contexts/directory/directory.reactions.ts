import { Injectable } from '@nestjs/common';
import { react, rooms, Sockets } from '#platform';
import { ApiKeyRevoked } from './keys/domain/api-key.events';
import { RecognisedSockets } from './logins/recognised-sockets';
import { AgentTeamsChanged, SessionEnded, SettingsChanged, UserChanged } from './staff/domain/directory.events';

@Injectable()
export class DirectoryReactions {
  constructor(
    private readonly sockets: Sockets,
    private readonly recognised: RecognisedSockets,
  ) {}

  userChanged = react(UserChanged, ({ userId }) => this.recognised.userChanged(userId));
  teamsChanged = react(AgentTeamsChanged, ({ userId }) => this.recognised.userChanged(userId));
  settingsChanged = react(SettingsChanged, ({ changed }) =>
    changed.includes('agentsSee') || changed.includes('supervisorsSee') ? this.recognised.sightChanged() : undefined,
  );

  /** Closes the sockets of the login at all nodes. */
  sessionEnded = react(SessionEnded, ({ sessionId }) => {
    this.sockets.disconnect(rooms.session(sessionId));
  });

  apiKeyRevoked = react(ApiKeyRevoked, ({ keyId }) => {
    this.sockets.disconnect(rooms.session(keyId));
  });
}
