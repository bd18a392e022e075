import type { SeatFact } from '../../../kit/assignment-replay';

export interface StoredMessage {
  chatId: string;
  seq: number;
  id: string;
  senderId: string | null;
  clientMessageId: string | null;
  text: string | null;
  /** What the chat tells of itself: who joined, passed it on, closed it. */
  notice: { type: string; agent?: { id: string } } | null;
  at: number;
}

export interface StoredChat {
  id: string;
  status: string;
  agentId: string | null;
  customerId: string;
  lastSeq: number;
}

/** The final state of the database, as far as the checker needs it. */
export interface Stored {
  /** By chat and number. */
  messages: StoredMessage[];
  chats: StoredChat[];
  /** In commit order. */
  seats: SeatFact[];
  desks: { agentId: string; counted: number; real: number; room: number }[];
  /** Where figures that are kept differ from those that are counted anew. */
  differences: unknown[];
}
