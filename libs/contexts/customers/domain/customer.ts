import { Aggregate } from '#kernel';
import { CustomerAdded } from './customers.events';

export interface CustomerDetails {
  name: string;
  email: string | null;
  phone: string | null;
  /** The id by which the company's own systems know the customer; only staff can vouch for it. */
  externalId: string | null;
}

export class Customer extends Aggregate {
  readonly id: string;
  name: string;
  email: string | null;
  phone: string | null;
  externalId: string | null;
  readonly createdAt: Date;

  constructor(id: string, details: CustomerDetails, now: Date) {
    super();
    this.id = id;
    this.name = details.name;
    this.email = details.email;
    this.phone = details.phone;
    this.externalId = details.externalId;
    this.createdAt = now;
    this.record(new CustomerAdded(id));
  }
}
