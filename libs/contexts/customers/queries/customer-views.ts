import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
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
    'verified',
    'locale',
    'blockedUntil',
    'mergedInto',
    'createdAt',
    'updatedAt',
  ]),
);
export const CUSTOMER_VIEW = `select ${COLUMNS} from customers cu`;

/** Customers as the wire shows them, as last committed. */
@Injectable()
export class CustomerViews {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * One that went into another answers as that one.
   * @throws DomainError `customer.not_found`
   */
  async byId(id: string): Promise<CustomerView> {
    const [row] = await this.dataSource.query<object[]>(
      `${CUSTOMER_VIEW} where cu.id = (select coalesce(merged_into, id) from customers where id = $1)`,
      [id],
    );
    if (!row) throw customerNotFound();
    return onTheWire(row);
  }
}
