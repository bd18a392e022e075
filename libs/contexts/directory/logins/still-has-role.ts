import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { hasRole, type StaffCaller } from '#platform';
import type { Role } from '#protocol';
import { ApiKeyCheck } from '../keys/api-key-check';
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
  ) {}

  async execute({ by, role }: StillHasRole): Promise<boolean> {
    const now = by.apiKey ? await this.keys.roleOf(by.id) : (await this.tokens.bearerOf(by.sessionId))?.role;
    return now != null && hasRole({ ...by, role: now }, role);
  }
}
