import { Injectable } from '@nestjs/common';
import { Saga } from '@nestjs/cqrs';
import { SessionEnded, SettingsChanged } from '#directory';
import { when } from '#platform';
import { LeaveDesk } from './commands/leave-desk';
import { ApplyPresenceTimeouts } from './commands/apply-presence-timeouts';

@Injectable()
export class PresenceSagas {
  @Saga() sessionEnded = when(SessionEnded, ({ userId, sessionId }) => new LeaveDesk(userId, sessionId));

  /** New settings for the limit, the grace time or the away time apply at once. */
  @Saga() settingsChanged = when(SettingsChanged, () => new ApplyPresenceTimeouts());
}
