import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, nameOf, type Span } from '#kernel';
import { cursorPart, onTheWire, type Page, readCursor, toPage } from '#platform';
import type { StatusInterval, TimeInStatus } from '#protocol';
import { AgentStatusChanged } from '../domain/presence.events';

/**
 * Status intervals from the event log: each has one status, reason, note and author, and ends with the next change of these. A change of
 * the selection alone ends none. `to` is null for the current one.
 */
const INTERVALS = `
  select position, status, reason, note, by, at as "from", lead(at) over (order by position) as "to" from (
    select *, jsonb_build_array(status, reason, note, by) as state, lag(jsonb_build_array(status, reason, note, by)) over (order by position) as before
    from (
      select position, at, data->'state'->>'status' as status, data->'state'->>'statusReason' as reason,
        data->'state'->>'statusNote' as note, (data->'state'->>'statusBy')::uuid as by
      from domain_events where stream_id = $1 and type = '${nameOf(AgentStatusChanged)}'
    ) logged
  ) changes where before is distinct from state`;

/** The intervals that overlap the span, oldest first. */
export class StatusHistory extends Query<Page<StatusInterval>> {
  constructor(
    readonly agentId: string,
    readonly span: Partial<Span>,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(StatusHistory)
export class StatusHistoryHandler implements IQueryHandler<StatusHistory> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ agentId, span: { from, to }, limit, cursor }: StatusHistory): Promise<Page<StatusInterval>> {
    const [after] = readCursor(cursor, [cursorPart.number]) ?? [0];
    const rows = await this.dataSource.query<(StatusInterval & { position: string })[]>(
      `select i.position, i.status, i.reason, i.note, i."from", i."to",
         case when i.by is null then null else json_build_object('id', i.by, 'name', u.name) end as by
       from (${INTERVALS}) i left join users u on u.id = i.by
       where position > $2 and ($3::timestamptz is null or "to" is null or "to" > $3) and ($4::timestamptz is null or "from" < $4)
       order by position limit $5`,
      [agentId, after, from ?? null, to ?? null, limit + 1],
    );
    const page = toPage(rows, limit, ({ position }) => [Number(position)]);
    return onTheWire({ ...page, data: page.data.map(({ position: _position, ...interval }) => interval) });
  }
}

/** Seconds that an agent spent in each status, per day of a time zone; the current interval counts up to now. */
export class TimeInStatusByDay extends Query<TimeInStatus[]> {
  constructor(
    readonly agentId: string,
    readonly span: Span,
    readonly timeZone: string,
  ) {
    super();
  }
}

@QueryHandler(TimeInStatusByDay)
export class TimeInStatusByDayHandler implements IQueryHandler<TimeInStatusByDay> {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  execute({ agentId, span: { from, to }, timeZone }: TimeInStatusByDay): Promise<TimeInStatus[]> {
    return this.dataSource.query(
      `select to_char(day.local, 'YYYY-MM-DD') as day, i.status,
         sum(extract(epoch from least(coalesce(i."to", $5), day.till, $3) - greatest(i."from", day.since, $2)))::float8 as seconds
       from (${INTERVALS}) i
       join lateral (
         select local, local at time zone $4 as since, (local + interval '1 day') at time zone $4 as till
         from generate_series(date_trunc('day', $2::timestamptz at time zone $4), $3::timestamptz at time zone $4, interval '1 day') as local
       ) day on i."from" < least(day.till, $3::timestamptz) and coalesce(i."to", $5::timestamptz) > greatest(day.since, $2::timestamptz)
       group by day.local, i.status order by day.local, i.status`,
      [agentId, from, to, timeZone, this.clock.now()],
    );
  }
}
