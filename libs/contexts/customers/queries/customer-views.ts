import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CustomerView } from '#protocol';
import { customerNotFound } from '../domain/customers.errors';

export const CUSTOMER_VIEW = `
  select cu.id, cu.name, cu.email, cu.phone, cu.external_id as "externalId", cu.account_status as "accountStatus",
    cu.account_status_since as "accountStatusSince", cu.attributes, cu.created_at as "createdAt", cu.updated_at as "updatedAt"
  from customers cu`;

/** pg hands out times as dates; the wire carries RFC 3339. */
export function viewCustomer(row: object): CustomerView {
  return JSON.parse(JSON.stringify(row)) as CustomerView;
}

/** Customers as the wire shows them, as last committed. */
@Injectable()
export class CustomerViews {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError `customer.not_found` */
  async byId(id: string): Promise<CustomerView> {
    const [row] = await this.dataSource.query<object[]>(`${CUSTOMER_VIEW} where cu.id = $1`, [id]);
    if (!row) throw customerNotFound();
    return viewCustomer(row);
  }
}
