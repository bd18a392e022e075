import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { beginningTerms, type SearchTerm } from '#kernel';
import { Conditions, cursorPart, InjectReads, type Page, readCursor, readRows, searchInTime, TermRarity, toPage } from '#platform';
import type { CustomerView } from '#protocol';
import { CUSTOMER_VIEW } from './customer-views';

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
  constructor(
    private readonly rarity: TermRarity,
    @InjectDataSource() private readonly database: DataSource,
    @InjectReads() private readonly reads: DataSource,
  ) {}

  execute({ filters }: CustomerList): Promise<Page<CustomerView>> {
    return searchInTime(filters.q, () => this.find(filters));
  }

  private async find({ q, externalId, verified, limit, cursor }: CustomerFilters): Promise<Page<CustomerView>> {
    const where = new Conditions();
    where
      .all('cu.merged_into is null', ...(await this.saying(beginningTerms(q), where)))
      .given(externalId, (id) => `cu.external_id = ${id}`)
      .given(verified, (is) => `cu.verified = ${is}`)
      .beyond('cu.created_at, cu.id', '<', readCursor(cursor, [cursorPart.time, cursorPart.id]));
    const rows = await readRows<CustomerView>(
      q === undefined ? this.database : this.reads,
      `${CUSTOMER_VIEW} where ${where.sql} order by cu.created_at desc, cu.id desc limit ${where.bind(limit + 1)}`,
      where.values,
    );
    return toPage(rows, limit, ({ createdAt, id }) => [createdAt, id]);
  }

  /**
   * Conditions that a customer has all the terms. With a rare term its customers are gathered first; `offset 0` keeps Postgres from turning that
   * into a test of each customer in the order of the list.
   */
  private async saying(terms: SearchTerm[] | null, { bind }: Conditions): Promise<string[]> {
    if (terms === null) return [];
    if (terms.length === 0) return ['false'];
    const all = `search @@ ${bind(terms.map(({ tsquery }) => tsquery).join(' & '))}::tsquery`;
    const rarest = await this.rarity.rarest(terms, {
      tables: ['customers'],
      amongNewest: (term, rows) =>
        `(select count(*) from (select search from customers order by created_at desc limit ${rows}) n where search @@ ${term}::tsquery)`,
    });
    return [rarest ? `cu.id in (select id from customers where ${all} offset 0)` : `cu.${all}`];
  }
}
