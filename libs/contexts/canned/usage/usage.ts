import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { cursorPart, type Page, readCursor, toPage } from '#platform';
import type { CannedUsageRow } from '#protocol';
import { EVERYBODY } from '../library/canned.store';
import type { Reader } from '../library/domain/access';
import { SEEN, valuesOf } from '../library/author';

/** Span of time, RFC 3339: `from` is included, `to` is not. */
export interface Period {
  from?: string;
  to?: string;
}

/** Page of the uses by response and agent, the most used first, without those that the reader does not see. */
export class CannedUsage extends Query<Page<CannedUsageRow>> {
  constructor(
    readonly reader: Reader,
    readonly period: Period,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

/** Uses of all time: the tallies, and the uses that are not tallied yet. */
const EVER = `
  select canned_response_id, agent_id, uses, last_used_at from canned_tallies where agent_id <> '${EVERYBODY}'
  union all select canned_response_id, agent_id, 1, used_at from canned_uses where not tallied`;
const WITHIN = `
  select canned_response_id, agent_id, 1 as uses, used_at as last_used_at from canned_uses
  where used_at >= coalesce($6, '-infinity'::timestamptz) and used_at < coalesce($7, 'infinity'::timestamptz)`;

@QueryHandler(CannedUsage)
export class CannedUsageHandler implements IQueryHandler<CannedUsage> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ reader, period: { from, to }, limit, cursor }: CannedUsage): Promise<Page<CannedUsageRow>> {
    const [negative, id] = readCursor(cursor, [cursorPart.integer, cursorPart.id]) ?? [null, null];
    const ever = from === undefined && to === undefined;
    const rows = await this.dataSource.query<(Omit<CannedUsageRow, 'lastUsedAt'> & { lastUsedAt: Date })[]>(
      `with by_agent as (
         select canned_response_id, agent_id, sum(uses)::int as count, max(last_used_at) as last_used_at
         from (${ever ? EVER : WITHIN}) used group by canned_response_id, agent_id
       ), usage as (
         select r.id as "cannedResponseId", r.title, sum(count)::int as count, max(last_used_at) as "lastUsedAt",
           json_agg(json_build_object('agentId', agent_id, 'count', count) order by count desc, agent_id) as "byAgent"
         from by_agent join canned_responses r on r.id = canned_response_id where ${SEEN} group by r.id
       )
       select * from usage where $4::int is null or (-count, "cannedResponseId") > ($4::int, $5::uuid)
       order by -count, "cannedResponseId" limit ${limit + 1}`,
      [...valuesOf(reader), negative, id, ...(ever ? [] : [from, to])],
    );
    return toPage(
      rows.map((row) => ({ ...row, lastUsedAt: row.lastUsedAt.toISOString() })),
      limit,
      ({ count, cannedResponseId }) => [-count, cannedResponseId],
    );
  }
}
