import type { AccountStatus, TicketSource, TicketStatus } from '../words';

export interface CustomerView {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** The id by which the company's own systems know the customer. */
  externalId: string | null;
  accountStatus: AccountStatus;
  accountStatusSince: string;
  attributes: Record<string, unknown>;
  /** What staff should know of the customer, in every chat; customers never see it. */
  note: string | null;
  /** Whether the customer has been identified by a signed identity token. */
  verified: boolean;
  locale: string | null;
  /** The customer cannot start a chat before this time. */
  blockedUntil: string | null;
  /** Why; staff alone see it. */
  blockReason: string | null;
  /** The customer into which this one was merged. */
  mergedInto: string | null;
  /** When the customer's personal data was erased; no changes are possible afterwards. */
  erasedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface TicketView {
  id: string;
  /** Human-readable reference, e.g. `T-1042`. */
  reference: string;
  subject: string;
  status: TicketStatus;
  source: TicketSource;
  customerId: string;
  customer: { id: string; name: string; email: string | null };
  /** The chat that the ticket is about. */
  chatId: string | null;
  /** The text of an offline message; null for other sources. */
  message: string | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

/** The answer to a stranger who left an offline message: as little as possible of the ticket. */
export interface LeftMessage {
  ticket: Pick<TicketView, 'id' | 'reference' | 'status' | 'subject' | 'createdAt'>;
}
