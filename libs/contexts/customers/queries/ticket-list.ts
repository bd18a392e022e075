import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Conditions, cursorPart, onTheWire, type Page, readCursor, toPage } from '#platform';
import type { TicketSource, TicketStatus, TicketView } from '#protocol';
import { TICKET_VIEW } from './ticket-views';

export interface TicketFilters {
  customerId?: string;
  status?: TicketStatus;
  source?: TicketSource;
  reference?: string;
  limit: number;
  cursor?: string;
}

/** The newest first. */
export class TicketList extends Query<Page<TicketView>> {
  constructor(readonly filters: TicketFilters) {
    super();
  }
}

@QueryHandler(TicketList)
export class TicketListHandler implements IQueryHandler<TicketList> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ filters: { customerId, status, source, reference, limit, cursor } }: TicketList): Promise<Page<TicketView>> {
    const where = new Conditions()
      .given(customerId, (id) => `t.customer_id = ${id}`)
      .given(status, (is) => `t.status = ${is}`)
      .given(source, (is) => `t.source = ${is}`)
      .given(reference, (is) => `t.reference = ${is}`)
      .beyond('t.created_at, t.id', '<', readCursor(cursor, [cursorPart.time, cursorPart.id]));
    const rows = await this.dataSource.query<object[]>(
      `${TICKET_VIEW} where ${where.sql} order by t.created_at desc, t.id desc limit ${where.bind(limit + 1)}`,
      where.values,
    );
    return toPage(onTheWire<TicketView[]>(rows), limit, ({ createdAt, id }) => [createdAt, id]);
  }
}
