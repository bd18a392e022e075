import type { AccountStatus, ChatStatus, CloseReason, ContextActivityType, ContextSourceStatus, Resolution, TicketStatus } from '../words';
import type { ChatPage } from './chats';
import type { CustomerView } from './customers';
import type { PersonName } from './messages';

/** A chat of the customer in short. What was said in it stays in the chat. */
export interface ContextChat {
  id: string;
  status: ChatStatus;
  subject: string | null;
  agent: PersonName | null;
  createdAt: string;
  closedAt: string | null;
  closeReason: CloseReason | null;
  resolution: Resolution | null;
  /** Score of the rating, 1 to 5; null if the customer has not rated the chat. */
  rating: { score: number } | null;
}

/** A ticket of the customer in short. */
export interface ContextTicket {
  id: string;
  reference: string;
  subject: string;
  status: TicketStatus;
  /** The chat that the ticket is about. */
  chatId: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface ContextActivity {
  at: string;
  type: ContextActivityType;
  /** Id of the chat, ticket or customer that the activity is about. */
  id: string;
  /** Subject of the chat or ticket; the new account status. */
  title: string | null;
}

/** What a source of context says of a customer: labelled values in plain text, which are never markup. */
export interface ContextCard {
  title: string;
  /** Address of the record in the source; http or https. */
  href?: string;
  fields: { label: string; value: string }[];
}

export interface ContextSourceView {
  name: string;
  status: ContextSourceStatus;
  cards: ContextCard[];
}

/** What staff may know of a customer before they answer. */
export interface ContextView {
  customer: CustomerView;
  account: { status: AccountStatus; since: string };
  /** `total` and `open` count all tickets of the customer, `recent` holds the newest. */
  tickets: { total: number; open: number; recent: ContextTicket[] };
  chats: { total: number; recent: ContextChat[] };
  /** The latest first. */
  recentActivity: ContextActivity[];
  /** Every field is null when no page was told. */
  page: { [K in keyof ChatPage]: ChatPage[K] | null };
  /** What the company's own systems say of the customer (setting `contextSources`), in the order of the setting. */
  sources: ContextSourceView[];
}
