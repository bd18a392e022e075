import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { onTheWire } from '#platform';
import type { CustomerView } from '#protocol';
import { customerNotFound } from '../domain/customers.errors';

export const CUSTOMER_VIEW = `
  select cu.id, cu.name, cu.email, cu.phone, cu.external_id as "externalId", cu.account_status as "accountStatus",
    cu.account_status_since as "accountStatusSince", cu.attributes, cu.created_at as "createdAt", cu.updated_at as "updatedAt"
  from customers cu`;

/** Customers as the wire shows them, as last committed. */
@Injectable()
export class CustomerViews {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError `customer.not_found` */
  async byId(id: string): Promise<CustomerView> {
    const [row] = await this.dataSource.query<object[]>(`${CUSTOMER_VIEW} where cu.id = $1`, [id]);
    if (!row) throw customerNotFound();
    return onTheWire(row);
  }
}
