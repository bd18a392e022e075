import { type Actor, Aggregate, searchDocument } from '#kernel';
import type { AccountStatus } from '#protocol';
import {
  AccountStatusChanged,
  CustomerAdded,
  CustomerBlocked,
  CustomerChanged,
  CustomerMerged,
  PersonalDataErased,
} from './customers.events';
import { cannotMergeIntoItself, customerIsErased, customerIsMerged } from './customers.errors';

export interface CustomerDetails {
  name: string;
  email: string | null;
  phone: string | null;
  /** Id of the customer in the company's own systems. Only staff and signed identities may set it. */
  externalId: string | null;
  /** Language tag, BCP 47. */
  locale?: string | null;
  /** Network that the customer comes from, as `networkOf` writes it. */
  network?: string;
}

/** Account data from the company's own systems; nothing in Switchboard acts on it. */
export interface Account {
  accountStatus: AccountStatus;
  attributes: Record<string, unknown>;
}

export type CustomerFields = Omit<CustomerDetails, 'locale' | 'network'> &
  Account & {
    /** What staff should know of the customer, in every chat; customers never see it. */
    note: string | null;
  };

/** Characters of a note. */
export const MAX_NOTE = 2_000;

/** Name of every customer whose personal data was erased. */
export const ERASED = 'Erased customer';

const NEW: Account & Pick<CustomerFields, 'note'> = { accountStatus: 'active', attributes: {}, note: null };

export class Customer extends Aggregate implements CustomerFields {
  readonly id: string;
  name!: string;
  email!: string | null;
  phone!: string | null;
  externalId!: string | null;
  accountStatus!: AccountStatus;
  accountStatusSince: Date;
  attributes!: Record<string, unknown>;
  note!: string | null;
  /** Whether a signed identity token has confirmed who the customer is. */
  verified: boolean;
  /** Language of the customer's browser, BCP 47. */
  locale: string | null;
  /** The customer cannot start a chat before this time. */
  blockedUntil: Date | null;
  blockReason: string | null;
  /** Network from which the customer last started a chat or left a message. It is shown to nobody: a block of the customer may take it along. */
  lastNetwork: string | null;
  /** Id of the customer into which this one was merged. */
  mergedInto: string | null;
  /** When the personal data was last erased; the customer takes no changes from then on. */
  erasedAt: Date | null;
  /** Search document (`tsvector`) of name, e-mail, phone and external id. */
  search!: string;
  readonly createdAt: Date;
  updatedAt: Date;

  constructor(id: string, details: CustomerDetails & Partial<CustomerFields>, now: Date) {
    super();
    this.id = id;
    this.accountStatusSince = now;
    this.createdAt = now;
    this.updatedAt = now;
    this.verified = false;
    this.locale = details.locale ?? null;
    this.blockedUntil = null;
    this.blockReason = null;
    this.lastNetwork = details.network ?? null;
    this.mergedInto = null;
    this.erasedAt = null;
    this.write({ ...NEW, ...details });
    this.record(new CustomerAdded(id));
  }

  get fields(): CustomerFields {
    const { name, email, phone, externalId, accountStatus, attributes, note } = this;
    return { name, email, phone, externalId, accountStatus, attributes, note };
  }

  change(to: Partial<CustomerFields>, by: Actor, now: Date): void {
    const [before, next, changed] = [this.fields, { ...this.fields, ...to }, this.changedBy(to)];
    if (changed.length === 0) return;
    this.mustNotBeErased();
    this.write(next);
    this.updatedAt = now;
    this.record(new CustomerChanged(this.id, changed, by));
    if (!changed.includes('accountStatus')) return;
    this.accountStatusSince = now;
    this.record(new AccountStatusChanged(this.id, before.accountStatus, next.accountStatus, by));
  }

  differsFrom(to: Partial<CustomerFields>): boolean {
    return this.changedBy(to).length > 0;
  }

  /** Marks the customer as verified by a signed identity, and takes over the identity's claims. */
  identify(said: Partial<CustomerFields>, now: Date): void {
    const by: Actor = { type: 'customer', id: this.id };
    if (!this.verified) this.record(new CustomerChanged(this.id, ['verified'], by));
    this.verified = true;
    this.change(said, by, now);
  }

  speak(locale: string, by: Actor, now: Date): void {
    if (this.locale === locale) return;
    this.locale = locale;
    this.updatedAt = now;
    this.record(new CustomerChanged(this.id, ['locale'], by));
  }

  comeFrom(network: string, by: Actor, now: Date): void {
    if (this.lastNetwork === network) return;
    this.lastNetwork = network;
    this.updatedAt = now;
    this.record(new CustomerChanged(this.id, ['lastNetwork'], by));
  }

  /** @throws DomainError `customer.erased` */
  block(until: Date | null, reason: string | null, by: Actor, now: Date): void {
    this.mustNotBeErased();
    this.blockedUntil = until;
    this.blockReason = until === null ? null : reason;
    this.updatedAt = now;
    this.record(new CustomerBlocked(this.id, until?.toISOString() ?? null, reason, by));
  }

  isBlocked(now: Date): boolean {
    return this.blockedUntil !== null && this.blockedUntil > now;
  }

  /** Merges the customer into another one, who has its chats and tickets from now on; the longer block of the two holds. */
  mergeInto(other: Customer, by: Actor, now: Date): void {
    if (other.id === this.id) throw cannotMergeIntoItself();
    if (this.mergedInto !== null || other.mergedInto !== null) throw customerIsMerged();
    for (const each of [this, other]) each.mustNotBeErased();
    if (this.isBlocked(now) && (other.blockedUntil ?? now) < this.blockedUntil!) other.block(this.blockedUntil, this.blockReason, by, now);
    if (this.note !== null) other.change({ note: joined(other.note, this.note) }, by, now);
    this.mergedInto = other.id;
    this.updatedAt = now;
    this.record(new CustomerMerged(this.id, other.id, by));
  }

  /** Erases the personal data for good; the row stays, because chats and figures count a customer. */
  erase(by: Actor, now: Date): void {
    this.erasedAt = now;
    this.verified = false;
    this.locale = null;
    this.blockReason = null;
    this.lastNetwork = null;
    this.updatedAt = now;
    this.write({ name: ERASED, email: null, phone: null, externalId: null, accountStatus: this.accountStatus, attributes: {}, note: null });
    this.record(new PersonalDataErased(this.id, by));
  }

  /**
   * An erasure is for good: a new name would stand beside the chats of somebody who wants to be forgotten.
   * @throws DomainError `customer.erased`
   */
  mustNotBeErased(): void {
    if (this.erasedAt !== null) throw customerIsErased();
  }

  private changedBy(to: Partial<CustomerFields>): string[] {
    const { fields } = this;
    return (Object.keys(to) as (keyof CustomerFields)[]).filter((field) => JSON.stringify(fields[field]) !== JSON.stringify(to[field]));
  }

  private write({ name, email, phone, externalId, accountStatus, attributes, note }: CustomerFields): void {
    Object.assign(this, { name, email, phone, externalId, accountStatus, attributes, note });
    this.search = searchDocument(name, email, phone, externalId, ...withoutGaps(phone));
  }
}

/** Two notes as one; as much of them as a note may have. */
function joined(note: string | null, other: string): string {
  return (note === null ? other : `${note}\n\n${other}`).slice(0, MAX_NOTE);
}

/** Phone numbers as they are typed without gaps: from each group of digits to the end, so that the country code may be left out. */
function withoutGaps(phone: string | null): string[] {
  const groups = phone?.match(/\d+/g) ?? [];
  return groups.map((_, from) => groups.slice(from).join(''));
}
