import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { beginningsOf } from '#kernel';
import { Conditions, cursorPart, onTheWire, type Page, readCursor, toPage } from '#platform';
import type { CustomerView } from '#protocol';
import { CUSTOMER_VIEW } from './customer-views';

/** Words of at most so many customers are looked up first; otherwise customers are tested one by one, in order. */
const RARE = 20_000;

export interface CustomerFilters {
  /** Beginnings of words, all of which must occur in name, e-mail, phone or external id. */
  q?: string;
  externalId?: string;
  verified?: boolean;
  limit: number;
  cursor?: string;
}

/** Page of customers, the newest first, without those who were merged. */
export class CustomerList extends Query<Page<CustomerView>> {
  constructor(readonly filters: CustomerFilters) {
    super();
  }
}

@QueryHandler(CustomerList)
export class CustomerListHandler implements IQueryHandler<CustomerList> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ filters: { q, externalId, verified, limit, cursor } }: CustomerList): Promise<Page<CustomerView>> {
    const words = beginningsOf(q);
    const isRare = words !== null && (await this.isRare(words));
    const where = new Conditions()
      .all('cu.merged_into is null')
      .given(words, (term) => (isRare ? `cu.id in (select id from ${matching(term)} found)` : `cu.search @@ ${term}::tsquery`))
      .given(externalId, (id) => `cu.external_id = ${id}`)
      .given(verified, (is) => `cu.verified = ${is}`)
      .beyond('cu.created_at, cu.id', '<', readCursor(cursor, [cursorPart.time, cursorPart.id]));
    const rows = await this.dataSource.query<object[]>(
      `${CUSTOMER_VIEW} where ${where.sql} order by cu.created_at desc, cu.id desc limit ${where.bind(limit + 1)}`,
      where.values,
    );
    return toPage(onTheWire<CustomerView[]>(rows), limit, ({ createdAt, id }) => [createdAt, id]);
  }

  private async isRare(words: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ count: number }[]>(`select count(*)::int as count from ${matching('$1')} found`, [words]);
    return row!.count <= RARE;
  }
}

/** A limit keeps Postgres from turning the search into a look at each customer, in the order of the list. */
function matching(term: string): string {
  return `(select id from customers where search @@ ${term}::tsquery limit ${RARE + 1})`;
}
