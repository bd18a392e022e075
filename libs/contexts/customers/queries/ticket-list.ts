import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { readSearch, type SearchTerm, type Seer } from '#kernel';
import { Conditions, cursorPart, InjectReads, type Page, readCursor, readRows, searchInTime, toPage } from '#platform';
import type { TicketSource, TicketStatus, TicketView } from '#protocol';
import { ofSeenChat, TICKET_VIEW } from './ticket-views';

export interface TicketFilters {
  customerId?: string;
  status?: TicketStatus;
  source?: TicketSource;
  reference?: string;
  /** Search terms in the syntax of `readSearch`, over reference, subject, message and customer. */
  q?: string;
  limit: number;
  cursor?: string;
}

/** Page of the tickets that somebody sees, the newest first. */
export class TicketList extends Query<Page<TicketView>> {
  constructor(
    readonly by: Seer,
    readonly filters: TicketFilters,
  ) {
    super();
  }
}

@QueryHandler(TicketList)
export class TicketListHandler implements IQueryHandler<TicketList> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @InjectReads() private readonly reads: DataSource,
  ) {}

  execute({ by, filters }: TicketList): Promise<Page<TicketView>> {
    return searchInTime(filters.q, () => this.find(by, filters));
  }

  private async find(by: Seer, { customerId, status, source, reference, q, limit, cursor }: TicketFilters): Promise<Page<TicketView>> {
    const where = new Conditions();
    where
      .all(...saying(q, where), ...ofSeenChat(by, where.bind))
      .given(customerId, (id) => `t.customer_id = (select coalesce(merged_into, id) from customers where id = ${id}::uuid)`)
      .given(status, (is) => `t.status = ${is}`)
      .given(source, (is) => `t.source = ${is}`)
      .given(reference, (is) => `t.reference = ${is}`)
      .beyond('t.created_at, t.id', '<', readCursor(cursor, [cursorPart.time, cursorPart.id]));
    const rows = await readRows<TicketView>(
      q === undefined ? this.database : this.reads,
      `${TICKET_VIEW} where ${where.sql} order by t.created_at desc, t.id desc limit ${where.bind(limit + 1)}`,
      where.values,
    );
    return toPage(rows, limit, ({ createdAt, id }) => [createdAt, id]);
  }
}

/** Condition: every term occurs in the ticket or in its customer. The two are searched apart, so that each uses its own index. */
function saying(q: string | undefined, { bind }: Conditions): string[] {
  const search = readSearch(q);
  if (!search) return [];
  const isIn = ({ tsquery }: SearchTerm): string => {
    const term = `${bind(tsquery)}::tsquery`;
    return `t.id in (select id from tickets where search @@ ${term}
      union all select o.id from customers n join tickets o on o.customer_id = n.id where n.search @@ ${term})`;
  };
  const { terms, without } = search;
  return terms.length + without.length === 0 ? ['false'] : [...terms.map(isIn), ...without.map((term) => `not ${isIn(term)}`)];
}
