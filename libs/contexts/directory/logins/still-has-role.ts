import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { hasRole, type StaffCaller } from '#platform';
import type { Role } from '#protocol';

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
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ by, role }: StillHasRole): Promise<boolean> {
    const [user] = await this.dataSource.query<{ role: Role }[]>(
      'select u.role from sessions s join users u on u.id = s.user_id where s.id = $1 and s.ended_at is null and u.active',
      [by.sessionId],
    );
    return user !== undefined && hasRole({ ...by, role: user.role }, role);
  }
}
