import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InvalidField } from '#kernel';
import {
  AuditSchema,
  columnsOf,
  Conditions,
  cursorPart,
  onTheWire,
  type Page,
  readCursor,
  selectList,
  Store,
  toPage,
  UUID,
} from '#platform';
import type { AuditEntryView } from '#protocol';

export interface AuditFilter {
  actorId?: string[];
  action?: string[];
  /** Ids and types of targets. */
  target?: string[];
  from?: string;
  to?: string;
}

const COLUMNS = selectList<AuditEntryView>({
  ...columnsOf(AuditSchema, 'e', ['id', 'at', 'action', 'before', 'after', 'address']),
  actor: `json_build_object('type', e.actor_type, 'id', e.actor_id, 'name', e.actor_name)`,
  target: `json_build_object('type', e.target_type, 'id', e.target_id)`,
});

/** Page of the audit log, the latest first. */
export class AuditLog extends Query<Page<AuditEntryView>> {
  constructor(
    readonly filter: AuditFilter,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(AuditLog)
export class AuditLogHandler implements IQueryHandler<AuditLog> {
  constructor(private readonly store: Store) {}

  async execute({ filter, limit, cursor }: AuditLog): Promise<Page<AuditEntryView>> {
    if (filter.from && filter.to && filter.to < filter.from) throw new InvalidField('/to', 'must not be before from');
    const ids = filter.target?.filter((each) => UUID.test(each));
    const where: Conditions = new Conditions();
    where
      .given(filter.actorId, (ids) => `e.actor_id = any(${ids})`)
      .given(filter.action, (actions) => `e.action = any(${actions})`)
      .given(filter.target, (targets) => `(e.target_type = any(${targets}) or e.target_id = any(${where.bind(ids)}::uuid[]))`)
      .given(filter.from, (from) => `e.at >= ${from}`)
      .given(filter.to, (to) => `e.at < ${to}`)
      .beyond('e.at, e.id', '<', readCursor(cursor, [cursorPart.time, cursorPart.id]));
    const rows = await this.store.read<object>(
      `select ${COLUMNS} from audit_log e where ${where.sql} order by e.at desc, e.id desc limit ${where.bind(limit + 1)}`,
      where.values,
    );
    return toPage(onTheWire<AuditEntryView[]>(rows), limit, ({ at, id }) => [at, id]);
  }
}
