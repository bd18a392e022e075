import { type Actor, Aggregate, searchDocument } from '#kernel';
import type { AccountStatus } from '#protocol';
import { AccountStatusChanged, CustomerAdded, CustomerChanged } from './customers.events';

export interface CustomerDetails {
  name: string;
  email: string | null;
  phone: string | null;
  /** The id by which the company's own systems know the customer; only staff can vouch for it. */
  externalId: string | null;
}

/** What the company's own systems say about the customer. */
export interface Account {
  accountStatus: AccountStatus;
  attributes: Record<string, unknown>;
}

export type CustomerFields = CustomerDetails & Account;

const NEW_ACCOUNT: Account = { accountStatus: 'active', attributes: {} };

export class Customer extends Aggregate implements CustomerFields {
  readonly id: string;
  name!: string;
  email!: string | null;
  phone!: string | null;
  externalId!: string | null;
  accountStatus!: AccountStatus;
  accountStatusSince: Date;
  attributes!: Record<string, unknown>;
  /** The words it is found by, for Postgres' text search. */
  search!: string;
  readonly createdAt: Date;
  updatedAt: Date;

  constructor(id: string, details: CustomerDetails & Partial<Account>, now: Date) {
    super();
    this.id = id;
    this.accountStatusSince = now;
    this.createdAt = now;
    this.updatedAt = now;
    this.write({ ...NEW_ACCOUNT, ...details });
    this.record(new CustomerAdded(id));
  }

  get fields(): CustomerFields {
    const { name, email, phone, externalId, accountStatus, attributes } = this;
    return { name, email, phone, externalId, accountStatus, attributes };
  }

  change(to: Partial<CustomerFields>, by: Actor, now: Date): void {
    const [before, next] = [this.fields, { ...this.fields, ...to }];
    const changed = (Object.keys(next) as (keyof CustomerFields)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(next[field]));
    if (changed.length === 0) return;
    this.write(next);
    this.updatedAt = now;
    this.record(new CustomerChanged(this.id, changed, by));
    if (!changed.includes('accountStatus')) return;
    this.accountStatusSince = now;
    this.record(new AccountStatusChanged(this.id, before.accountStatus, next.accountStatus, by));
  }

  private write({ name, email, phone, externalId, accountStatus, attributes }: CustomerFields): void {
    Object.assign(this, { name, email, phone, externalId, accountStatus, attributes });
    this.search = searchDocument(name, email, phone, externalId, ...withoutGaps(phone));
  }
}

/** A number is also found when it is typed without the gaps it was written with, and without what it begins with. */
function withoutGaps(phone: string | null): string[] {
  const groups = phone?.match(/\d+/g) ?? [];
  return groups.map((_, from) => groups.slice(from).join(''));
}
