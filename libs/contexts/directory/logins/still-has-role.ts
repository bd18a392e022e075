import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { hasRole, type StaffCaller } from '#platform';
import type { Role } from '#protocol';
import { StaffTokenCheck } from './staff-token-check';

/** Whether the caller's login is still valid and its user still has the role, for answers that outlast the check at their start. */
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
  constructor(private readonly tokens: StaffTokenCheck) {}

  async execute({ by, role }: StillHasRole): Promise<boolean> {
    const user = await this.tokens.bearerOf(by.sessionId);
    return user !== null && hasRole({ ...by, role: user.role }, role);
  }
}
