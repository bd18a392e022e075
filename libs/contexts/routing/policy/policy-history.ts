import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { cursorPart, onTheWire, type Page, readCursor, selectList, toPage } from '#platform';
import type { RoutingPolicy, RoutingPolicyInForce } from '#protocol';
import { ROUTING_POLICY_ID, type ScheduledPolicy } from './domain/routing-policy';

/** Who set a policy: a person, or a program. */
const named = (id: string): string => `(select json_build_object('id', u.id, 'name', u.name)
  from (select id, name from users union all select id, name from api_keys) u where u.id = ${id})`;
const FIELDS = selectList<RoutingPolicy>({
  version: 'p.version',
  name: 'p.name',
  rank: 'p.rank',
  queueOrder: 'p.queue_order',
  note: 'p.note',
  createdAt: 'p.created_at',
  createdBy: named('p.created_by'),
});

/** Page of the versions of the policy, the latest first. */
export class PolicyHistory extends Query<Page<RoutingPolicy>> {
  constructor(
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(PolicyHistory)
export class PolicyHistoryHandler implements IQueryHandler<PolicyHistory> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ limit, cursor }: PolicyHistory): Promise<Page<RoutingPolicy>> {
    const [before] = readCursor(cursor, [cursorPart.integer]) ?? [null];
    const rows = await this.dataSource.query<RoutingPolicy[]>(
      `select ${FIELDS} from routing_policies p where ($1::integer is null or p.version < $1) order by p.version desc limit $2`,
      [before, limit + 1],
    );
    return onTheWire(toPage(rows, limit, ({ version }) => [version]));
  }
}

/** The policy in force, and what is scheduled after it. */
export class PolicyInForce extends Query<RoutingPolicyInForce> {}

@QueryHandler(PolicyInForce)
export class PolicyInForceHandler implements IQueryHandler<PolicyInForce> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute(): Promise<RoutingPolicyInForce> {
    const [row] = await this.dataSource.query<
      (RoutingPolicy & { scheduled: ScheduledPolicy | null; scheduledBy: RoutingPolicy['createdBy'] })[]
    >(
      `select ${FIELDS}, r.scheduled, ${named("(r.scheduled->>'createdBy')::uuid")} as "scheduledBy"
       from routing_policy r join routing_policies p on p.version = r.version where r.id = $1`,
      [ROUTING_POLICY_ID],
    );
    const { scheduled, scheduledBy, ...policy } = row!;
    return onTheWire({ ...policy, scheduled: scheduled && { ...scheduled, createdBy: scheduledBy } });
  }
}
