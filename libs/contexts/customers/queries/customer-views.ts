import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { columnsOf, onTheWire, selectList } from '#platform';
import type { CustomerView } from '#protocol';
import { CustomerSchema } from '../customers.store';
import { customerNotFound } from '../domain/customers.errors';

const COLUMNS = selectList<CustomerView>(
  columnsOf(CustomerSchema, 'cu', [
    'id',
    'name',
    'email',
    'phone',
    'externalId',
    'accountStatus',
    'accountStatusSince',
    'attributes',
    'note',
    'verified',
    'locale',
    'blockedUntil',
    'blockReason',
    'mergedInto',
    'erasedAt',
    'createdAt',
    'updatedAt',
  ]),
);
export const CUSTOMER_VIEW = `select ${COLUMNS} from customers cu`;

/** Read model of customers: `CustomerView`s of the last committed state. */
@Injectable()
export class CustomerViews {
  /** Loads all customers that are asked for in one turn of the event loop by one statement. Caches nothing. */
  private readonly loader = new DataLoader<string, CustomerView | null>((ids) => this.byIds(ids), { cache: false, maxBatchSize: 500 });

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Returns a customer; the id of a merged one leads to the customer into which it was merged.
   * @throws DomainError `customer.not_found`
   */
  async byId(id: string): Promise<CustomerView> {
    const view = await this.loader.load(id.toLowerCase());
    if (!view) throw customerNotFound();
    return view;
  }

  private async byIds(ids: readonly string[]): Promise<(CustomerView | null)[]> {
    const rows = await this.dataSource.query<(CustomerView & { askedId: string })[]>(
      `select asked.id as "askedId", ${COLUMNS} from customers asked join customers cu on cu.id = coalesce(asked.merged_into, asked.id)
       where asked.id = any($1)`,
      [ids],
    );
    const views = new Map(rows.map(({ askedId, ...view }) => [askedId, onTheWire<CustomerView>(view)]));
    return ids.map((id) => views.get(id) ?? null);
  }
}
