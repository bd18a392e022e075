import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { beginningsOf } from '#kernel';
import { cursorPart, onTheWire, type Page, readCursor, toPage } from '#platform';
import type { CustomerView } from '#protocol';
import { CUSTOMER_VIEW } from './customer-views';

export interface CustomerFilters {
  /** Beginnings of words in name, e-mail, phone or external id; all of them. */
  q?: string;
  externalId?: string;
  verified?: boolean;
  limit: number;
  cursor?: string;
}

/** The newest first. */
export class CustomerList extends Query<Page<CustomerView>> {
  constructor(readonly filters: CustomerFilters) {
    super();
  }
}

@QueryHandler(CustomerList)
export class CustomerListHandler implements IQueryHandler<CustomerList> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ filters: { q, externalId, verified, limit, cursor } }: CustomerList): Promise<Page<CustomerView>> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const after = readCursor(cursor, [cursorPart.time, cursorPart.id]);
    const beginnings = beginningsOf(q);
    const where = [
      'cu.merged_into is null',
      ...(beginnings === null ? [] : [`cu.search @@ ${bind(beginnings)}::tsquery`]),
      ...(externalId === undefined ? [] : [`cu.external_id = ${bind(externalId)}`]),
      ...(verified === undefined ? [] : [`cu.verified = ${bind(verified)}`]),
      ...(after ? [`(cu.created_at, cu.id) < (${bind(after[0])}, ${bind(after[1])}::uuid)`] : []),
    ];
    const rows = await this.dataSource.query<object[]>(
      `${CUSTOMER_VIEW} where ${where.join(' and ')} order by cu.created_at desc, cu.id desc limit ${bind(limit + 1)}`,
      parameters,
    );
    return toPage(onTheWire<CustomerView[]>(rows), limit, ({ createdAt, id }) => [createdAt, id]);
  }
}
