import type { ChatStatus, CloseReason, Priority, Resolution, SenderType } from '../words';
import type { PersonName } from './messages';

export interface ChatSkill {
  name: string;
  minLevel: number;
  required: boolean;
  relaxAfterSeconds?: number;
  /** The language (BCP 47) of `localeSkills` by which the page's language asks for it; absent where it was asked for by name. */
  locale?: string;
}

/** A skill as a client requests it; `minLevel` defaults to 1 and `required` to true. */
export type SkillRequest = Pick<ChatSkill, 'name'> & Partial<Omit<ChatSkill, 'locale'>>;

export interface ChatCustomer {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** Whether the customer has a socket open, on any node. */
  online: boolean;
  /** When the customer's last socket closed or, while online, when it opened; null if the customer never had one. */
  lastSeenAt: string | null;
}

/** The agent of a chat, as the customer sees it too. */
export interface ChatAgent extends PersonName {
  /** Address of the agent's picture, relative to the server; it needs no token and may be cached for ever. */
  avatarUrl: string | null;
}

/** The page from which a customer writes. */
export interface ChatPage {
  url: string;
  title: string | null;
  /** The page that led to the first one. */
  referrer: string | null;
}

/** The last that a person said in a chat. Notices of the system do not count, as in `lastMessageAt`. */
export interface LastMessage {
  seq: number;
  senderType: Exclude<SenderType, 'system'>;
  /** The first 140 characters; empty if the message consists of files alone or was deleted; of a recording what it is called. */
  text: string;
  /** Number of its files. */
  files: number;
  at: string;
  /** Whether the message was deleted: a tombstone, which counts until somebody says something else. */
  deleted: boolean;
}

export interface ChatHold {
  since: string;
  /** Null: until somebody resumes the chat or the customer writes. */
  until: string | null;
  reason: string | null;
}

export interface ChatView {
  id: string;
  status: ChatStatus;
  priority: Priority;
  subject: string | null;
  skills: ChatSkill[];
  /** The team that the chat is for; null for a chat that anybody may get. */
  teamId: string | null;
  customer: ChatCustomer;
  agentId: string | null;
  /** The agent of `agentId`, with the name and picture that it has now. */
  agent: ChatAgent | null;
  queuedAt: string | null;
  assignedAt: string | null;
  firstResponseAt: string | null;
  closedAt: string | null;
  closeReason: CloseReason | null;
  resolution: Resolution | null;
  lastSeq: number;
  lastMessageAt: string | null;
  lastMessage: LastMessage | null;
  /** Since when the customer has been waiting for an answer; null while the agent has the last word, and in a closed chat. */
  awaitingReplySince: string | null;
  /** When the customer is to be answered at the latest, by the targets; null while it does not wait, and without a target. */
  dueAt: string | null;
  /** Sequence number up to which each participant has read, by the participant's id. */
  readUpTo: Record<string, number>;
  tags: string[];
  /** Whether the agent asks supervisors for help. */
  handRaised: boolean;
  /** The hold, during which the chat takes no seat of its agent. `reason` is for staff: customers get null. */
  hold: ChatHold | null;
  rating: { score: number; comment: string | null } | null;
  ticketId: string | null;
  /** The chat that this one continues: of the same customer, closed within the day before. */
  previousChatId: string | null;
  /** The agent who had the last chat of the customer. */
  previousAgentId: string | null;
  /** Language of the customer as a BCP 47 tag, as it was given when the chat was started. */
  locale: string | null;
  /** The page that the customer looks at, as far as it was told: when the chat was started, or by `page.view`. */
  page: ChatPage | null;
  metadata: Record<string, unknown>;
  createdAt: string;
  /**
   * Number of messages of others that the caller has not read, at most 1,000. Present only for the agent or customer of the chat; absent
   * from events that go to several people.
   */
  unread?: number;
  /** Whether its agent marked the chat unread and neither looked at it nor answered since. Present where `unread` is. */
  markedUnread?: boolean;
}

/** One place in a chat where a search matched. */
export interface ChatMatch {
  field: 'subject' | 'message' | 'customer' | 'tags' | 'note';
  /** The message that matched, when `field` is `message`. */
  messageSeq?: number;
  /** Plain text around the match, shortened if it is long. */
  excerpt: string;
  /** Ranges of the excerpt to highlight, as [from, to) in UTF-16 units. */
  hits: [from: number, to: number][];
}
