import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { hasRole, sightOf, type StaffCaller } from '#platform';
import type { Role } from '#protocol';
import { ApiKeyCheck } from '../keys/api-key-check';
import { CurrentSettings } from '../settings/current-settings';
import { StaffTokenCheck } from './staff-token-check';

/** Whether the caller's login or API key is still valid and still has the role, for answers that outlast the check at their start. */
export class StillHasRole extends Query<boolean> {
  constructor(
    readonly by: StaffCaller,
    readonly role: Role,
  ) {
    super();
  }
}

@QueryHandler(StillHasRole)
export class StillHasRoleHandler implements IQueryHandler<StillHasRole> {
  constructor(
    private readonly tokens: StaffTokenCheck,
    private readonly keys: ApiKeyCheck,
    private readonly settings: CurrentSettings,
  ) {}

  async execute({ by, role }: StillHasRole): Promise<boolean> {
    const now = by.apiKey ? { role: await this.keys.roleOf(by.id), teamIds: [] } : await this.tokens.bearerOf(by.sessionId);
    if (now?.role == null || !hasRole({ ...by, role: now.role }, role)) return false;
    const sight = sightOf(now.role, await this.settings.lastRead());
    return sight === 'all' || (sight === by.sight && String(now.teamIds) === String(by.teamIds));
  }
}
