import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { cursorPart, onTheWire, type Page, readCursor, toPage } from '#platform';
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
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const after = readCursor(cursor, [cursorPart.time, cursorPart.id]);
    const asked = Object.entries({ customer_id: customerId, status, source, reference }).filter(([, value]) => value !== undefined);
    const where = [
      'true',
      ...asked.map(([column, value]) => `t.${column} = ${bind(value)}`),
      ...(after ? [`(t.created_at, t.id) < (${bind(after[0])}, ${bind(after[1])}::uuid)`] : []),
    ];
    const rows = await this.dataSource.query<object[]>(
      `${TICKET_VIEW} where ${where.join(' and ')} order by t.created_at desc, t.id desc limit ${bind(limit + 1)}`,
      parameters,
    );
    return toPage(onTheWire<TicketView[]>(rows), limit, ({ createdAt, id }) => [createdAt, id]);
  }
}
