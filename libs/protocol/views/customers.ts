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
  /** Whether a signed identity has said that this is who it is. */
  verified: boolean;
  locale: string | null;
  /** Starts no chat until then. */
  blockedUntil: string | null;
  /** The customer that this one went into. */
  mergedInto: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface TicketView {
  id: string;
  /** For people, e.g. `T-1042`. */
  reference: string;
  subject: string;
  status: TicketStatus;
  source: TicketSource;
  customerId: string;
  customer: { id: string; name: string; email: string | null };
  /** The chat it is about. */
  chatId: string | null;
  /** What was left, of an offline one. */
  message: string | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

/** All that whoever left a message is told. */
export interface LeftMessage {
  ticket: Pick<TicketView, 'id' | 'reference' | 'status' | 'subject' | 'createdAt'>;
}
