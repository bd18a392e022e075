import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Clock } from '#kernel';
import { project } from '#platform';
import { UserAccessRevoked } from './staff/domain/directory.events';
import { Sessions } from './staff/directory.store';

@Injectable()
export class DirectoryProjections {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** Ends the sessions of a user who lost access in the same transaction, so that no token outlives the change; but one may be kept. */
  accessRevoked = project(UserAccessRevoked, async (events, tx) => {
    const kept = new Set(events.map(({ keptSessionId }) => keptSessionId));
    const open = await this.sessions.lockWhere(tx, { userId: In(events.map(({ userId }) => userId)), endedAt: IsNull() });
    for (const session of open) if (!kept.has(session.id)) session.end('revoked', this.clock.now());
  });
}
