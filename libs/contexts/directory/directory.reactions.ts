import { Injectable } from '@nestjs/common';
import { react, rooms, sightOf, type SocketCaller, Sockets } from '#platform';
import { SIGHT_CHANGED, USER_CHANGED } from './directory.clock';
import { CurrentSettings } from './settings/current-settings';
import { ApiKeyRevoked } from './keys/domain/api-key.events';
import { AgentTeamsChanged, SessionEnded, SettingsChanged, UserChanged } from './staff/domain/directory.events';

@Injectable()
export class DirectoryReactions {
  constructor(
    private readonly sockets: Sockets,
    private readonly settings: CurrentSettings,
  ) {}

  /** Gives the user's sockets the new name and role, at this node at once; the others are told to look, and do so in any case in `DirectoryClock.checkLogins`. */
  userChanged = react(UserChanged, async ({ userId, name, role }) => {
    this.sockets.elsewhere(USER_CHANGED, userId);
    const sight = sightOf(role, await this.settings.lastRead());
    for (const socket of this.sockets.openOf(userId)) await this.sockets.recognise(socket, { name, role, sight });
    return undefined;
  });

  /** Likewise for its teams. */
  teamsChanged = react(AgentTeamsChanged, async ({ userId, teamIds }) => {
    this.sockets.elsewhere(USER_CHANGED, userId);
    for (const socket of this.sockets.openOf(userId)) await this.sockets.recognise(socket, { teamIds });
    return undefined;
  });

  /** Whoever sees more or less by the settings is recognised at once. */
  settingsChanged = react(SettingsChanged, async ({ changed }) => {
    if (!changed.includes('agentsSee') && !changed.includes('supervisorsSee')) return undefined;
    this.sockets.elsewhere(SIGHT_CHANGED, '');
    this.settings.forget();
    const settings = await this.settings.get();
    for (const socket of this.sockets.open) {
      const { caller } = socket.data as { caller: SocketCaller };
      if (caller.type === 'staff') await this.sockets.recognise(socket, { sight: sightOf(caller.role, settings) });
    }
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
