import type { CannedResponseView } from './canned';
import type { ChatMatch, ChatView } from './chats';
import type { CustomerView, TicketView } from './customers';

/** The first few of everything that fits a search. */
export interface SearchView {
  chats: (ChatView & { match?: ChatMatch | null })[];
  customers: CustomerView[];
  tickets: TicketView[];
  cannedResponses: CannedResponseView[];
}
