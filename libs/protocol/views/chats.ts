import type { ChatStatus, CloseReason, Priority, Resolution } from '../words';

export interface ChatSkill {
  name: string;
  minLevel: number;
  required: boolean;
  relaxAfterSeconds?: number;
}

/** As whoever asks for it says it; `minLevel` is 1 and `required` true unless it is said. */
export type SkillRequest = Pick<ChatSkill, 'name'> & Partial<ChatSkill>;

export interface ChatCustomer {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** Whether it has a socket, on any node. */
  online: boolean;
  /** When the last socket was lost; while it is there, when it came; null: it never had one. */
  lastSeenAt: string | null;
}

export interface ChatView {
  id: string;
  status: ChatStatus;
  priority: Priority;
  subject: string | null;
  skills: ChatSkill[];
  customer: ChatCustomer;
  agentId: string | null;
  queuedAt: string | null;
  assignedAt: string | null;
  firstResponseAt: string | null;
  closedAt: string | null;
  closeReason: CloseReason | null;
  resolution: Resolution | null;
  lastSeq: number;
  lastMessageAt: string | null;
  /** How far each participant has read, by id. */
  readUpTo: Record<string, number>;
  tags: string[];
  rating: { score: number; comment: string | null } | null;
  ticketId: string | null;
  /** A chat of the same customer, closed within the day before, which this one continues. */
  previousChatId: string | null;
  metadata: Record<string, unknown>;
  createdAt: string;
  /** Messages of others that whoever has the chat, and asks, has not read, 1,000 at most; not in what several people are told at once. */
  unread?: number;
}

/** Where a search was met in a chat. */
export interface ChatMatch {
  field: 'subject' | 'message' | 'customer' | 'tags' | 'note';
  /** Of the message, when it is one. */
  messageSeq?: number;
  /** Plain text; cut where it is long. */
  excerpt: string;
  /** What is to be marked in the excerpt, as [from, to) in UTF-16 units. */
  hits: [from: number, to: number][];
}
