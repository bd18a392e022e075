import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { customerBlocked } from '#blocks';
import { Clock, type DomainError } from '#kernel';
import { type Audited, Collection, isUniqueViolation, newId, Store, type Transaction } from '#platform';
import { Customer, type CustomerDetails } from './domain/customer';
import { customerNotFound, customerUnknown, externalIdTaken } from './domain/customers.errors';
import type { Identity } from './identities';
import { PersonalDataErased } from './domain/customers.events';

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
    note: { type: 'text', nullable: true },
    verified: { type: 'boolean' },
    locale: { type: 'text', nullable: true },
    blockedUntil: { type: 'timestamptz', name: 'blocked_until', nullable: true },
    blockReason: { type: 'text', name: 'block_reason', nullable: true },
    lastNetwork: { type: 'text', name: 'last_network', nullable: true },
    mergedInto: { type: 'uuid', name: 'merged_into', nullable: true },
    erasedAt: { type: 'timestamptz', name: 'erased_at', nullable: true },
    search: { type: 'tsvector' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
  },
  indices: [
    { name: 'customers_external_id', columns: ['externalId'], unique: true, where: 'external_id IS NOT NULL' },
    { name: 'customers_created', columns: ['createdAt', 'id'] },
    { name: 'customers_merged_into', columns: ['mergedInto'], where: 'merged_into IS NOT NULL' },
    { name: 'customers_search', columns: ['search'], synchronize: false },
  ],
});

/** Name of the lock on all external ids; `claim` takes it shared, `claimAll` exclusively. */
const ALL_EXTERNAL_IDS = 'customers';

@Injectable()
export class Customers extends Collection<Customer> {
  protected override readonly audited: Audited<Customer> = {
    target: 'customer',
    shows: [
      ...(['name', 'email', 'phone', 'externalId', 'accountStatus', 'attributes', 'note'] as const),
      ...(['blockedUntil', 'blockReason', 'mergedInto', 'erasedAt'] as const),
    ],
    veiled: [PersonalDataErased],
  };

  constructor(
    store: Store,
    private readonly clock: Clock,
  ) {
    super(store, CustomerSchema);
  }

  /** Adds an unknown visitor. Its external id is discarded, because nobody has confirmed it. */
  addStranger(tx: Transaction, details: CustomerDetails): Customer {
    return this.add(tx, new Customer(newId(), { ...details, externalId: null }, this.clock.now()));
  }

  /** Returns, locked, the customer with the external id that staff named, or a new customer. */
  async vouchedFor(tx: Transaction, details: CustomerDetails): Promise<Customer> {
    const known = details.externalId === null ? undefined : await this.knownAs(tx, details.externalId);
    return known ?? this.add(tx, new Customer(newId(), details, this.clock.now()));
  }

  /** Returns, locked, the customer with the external id of a signed identity, or a new customer, and updates it by the identity's claims. */
  async identified(tx: Transaction, { externalId, said }: Identity, name: string): Promise<Customer> {
    const known = await this.knownAs(tx, externalId);
    const customer = known ?? this.add(tx, new Customer(newId(), { name, email: null, phone: null, externalId }, this.clock.now()));
    customer.identify(said, this.clock.now());
    return customer;
  }

  /** Claims the external id and locks the customer who has it or, if that one was merged, the customer into which it was merged. */
  async knownAs(tx: Transaction, externalId: string): Promise<Customer | undefined> {
    await this.claim(tx, externalId);
    const [known] = await this.lockWhere(tx, { externalId });
    return known?.mergedInto ? this.lock(tx, known.mergedInto) : known;
  }

  /** Locks the customer or, if it was merged, the customer into which it was merged: an operation on the old id applies to that one. */
  async lockMeant(tx: Transaction, id: string): Promise<Customer> {
    const customer = await this.lock(tx, await this.meantBy(tx, id));
    return customer.mergedInto ? this.lock(tx, customer.mergedInto) : customer;
  }

  /** Like `lockMeant`, without a lock. Do not base a change on it. */
  async getMeant(tx: Transaction, id: string): Promise<Customer> {
    return this.getWithin(tx, await this.meantBy(tx, id));
  }

  private async meantBy(tx: Transaction, id: string): Promise<string> {
    const [meant] = await tx.query<{ id: string }>('select coalesce(merged_into, id) as id from customers where id = $1', [id]);
    return meant?.id ?? id;
  }

  /** For whoever lets customers in. @throws DomainError `customer.blocked` */
  mustLetIn(customer: Customer): void {
    if (customer.isBlocked(this.clock.now())) throw customerBlocked(customer.blockedUntil!);
  }

  /** Like `lockMeant`, for an id in a body. @throws DomainError `customer.unknown` */
  async lockKnown(tx: Transaction, id: string): Promise<Customer> {
    const known = await tx.query('select 1 from customers where id = $1', [id]);
    if (known.length === 0) throw customerUnknown();
    return this.lockMeant(tx, id);
  }

  /** Claims an external id before any row is locked. Every writer of external ids has to, so that `vouchedFor` sees who has the id. */
  async claim(tx: Transaction, externalId: string): Promise<void> {
    await tx.query(
      `select pg_advisory_xact_lock_shared(hashtextextended('${ALL_EXTERNAL_IDS}', 0)), pg_advisory_xact_lock(hashtextextended($1, 0))`,
      [`customer:${externalId}`],
    );
  }

  /** Claims all external ids by one lock, because Postgres has room for a limited number of locks. */
  async claimAll(tx: Transaction): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('${ALL_EXTERNAL_IDS}', 0))`);
  }

  protected missing(): DomainError {
    return customerNotFound();
  }
}

/**
 * Turns a violation of the unique index on external ids into its domain error: a check before the write cannot exclude a race.
 * @throws DomainError `customer.external_id_taken`
 */
export async function withFreeExternalId<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isUniqueViolation(error) ? externalIdTaken() : error;
  }
}
