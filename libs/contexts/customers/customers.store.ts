import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { Clock, type DomainError } from '#kernel';
import { Collection, isUniqueViolation, newId, Store, type Transaction } from '#platform';
import { Customer, type CustomerDetails } from './domain/customer';
import { customerNotFound, externalIdTaken } from './domain/customers.errors';

export const CustomerSchema = new EntitySchema<Customer>({
  name: 'Customer',
  target: Customer,
  tableName: 'customers',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    email: { type: 'text', nullable: true },
    phone: { type: 'text', nullable: true },
    externalId: { type: 'text', name: 'external_id', nullable: true },
    accountStatus: { type: 'text', name: 'account_status' },
    accountStatusSince: { type: 'timestamptz', name: 'account_status_since' },
    attributes: { type: 'jsonb' },
    search: { type: 'tsvector' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
  },
  indices: [
    { name: 'customers_external_id', columns: ['externalId'], unique: true, where: 'external_id IS NOT NULL' },
    { name: 'customers_created', columns: ['createdAt', 'id'] },
    { name: 'customers_search', columns: ['search'], synchronize: false },
  ],
});

@Injectable()
export class Customers extends Collection<Customer> {
  constructor(
    store: Store,
    private readonly clock: Clock,
  ) {
    super(store, CustomerSchema);
  }

  /** Nobody vouches for a stranger: the external id it names is not believed. */
  addStranger(tx: Transaction, details: CustomerDetails): Customer {
    return this.add(tx, new Customer(newId(), { ...details, externalId: null }, this.clock.now()));
  }

  /** The customer whom staff mean: the one known by that external id, or a new one. */
  async vouchedFor(tx: Transaction, details: CustomerDetails): Promise<Customer> {
    if (details.externalId !== null) {
      await this.claim(tx, details.externalId);
      const [known] = await this.lockWhere(tx, { externalId: details.externalId });
      if (known) return known;
    }
    return this.add(tx, new Customer(newId(), details, this.clock.now()));
  }

  /** Whoever gives out an external id claims it first, before any row is locked, so that `vouchedFor` sees who has it. */
  async claim(tx: Transaction, externalId: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`customer:${externalId}`]);
  }

  protected missing(): DomainError {
    return customerNotFound();
  }
}

/**
 * The index that guards the external ids has the last word.
 * @throws DomainError `customer.external_id_taken`
 */
export async function withFreeExternalId<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isUniqueViolation(error) ? externalIdTaken() : error;
  }
}
