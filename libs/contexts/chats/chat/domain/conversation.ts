import { type Actor, Aggregate, searchDocument } from '#kernel';
import type { AttachmentView, ChatPage, ChatStatus, ChatStep, Notice } from '#protocol';
import { chatStatusAfter } from '#words';
import { chatHasTicket, seqNotThere, stepRefused } from './chat.errors';
import type { Chat } from './chat';
import type { ChatNotice } from './notice';
import { MessageDeleted, MessagePosted, MessagesRead, NoteAdded } from './chat.events';
import * as labels from './labels.events';
import { type Message, type NewNote, type Note, type Sender, SYSTEM_SENDER, viewMessage, viewNote } from './message';

export interface NewMessage {
  id: string;
  clientMessageId: string | null;
  text: string | null;
  attachments: AttachmentView[];
  cannedResponseId: string | null;
  notice?: Notice;
}

/** All of a chat that is read where `post` is allowed and carried out, beside what never changes. */
export const POST_READS = [
  'status',
  'customerId',
  'agentId',
  'lastSeq',
  'firstResponseAt',
  'awaitingReplySince',
  'priority',
  'teamId',
] as const satisfies (keyof Chat)[];

/** What a chat comes to without one of its messages. */
export type Without = Pick<Conversation, 'awaitingReplySince' | 'firstResponseAt'>;

/** Raised hand: an agent's request for help of a supervisor. */
export interface Hand {
  /** RFC 3339. */
  raisedAt: string;
  note: string | null;
}

export interface Rating {
  score: number;
  comment: string | null;
}

/** What is said in a chat, and said about it: the transcript, who has read how far, notes, tags, the page, the rating. */
export abstract class Conversation extends Aggregate {
  abstract override readonly id: string;
  abstract readonly customerId: string;
  abstract readonly subject: string | null;
  abstract status: ChatStatus;
  abstract agentId: string | null;
  abstract get isWaiting(): boolean;
  lastSeq: number;
  lastMessageAt: Date | null;
  firstResponseAt: Date | null;
  /** Since when the customer has been waiting for an answer; null when the agent had the last word. */
  awaitingReplySince: Date | null;
  /** The last `seq` that each participant has read, by the participant's id. */
  readUpTo: Record<string, number>;
  tags: string[];
  /** Search document (`tsvector`) of subject and tags; messages have their own. */
  search: string | null;
  rating: Rating | null;
  ticketId: string | null;
  /** The agent's request for help; null while it makes none. */
  hand: Hand | null;
  /** The last `seq` when its agent marked the chat unread. A later message of the agent ends it, which is seen when it is read. */
  unreadMark: number | null;
  /** The customer's language, BCP 47. */
  locale: string | null;
  /** The web page that the customer looks at. */
  page: ChatPage | null;
  private posted?: Message[];
  private noted?: Note[];
  private deleted?: Message[];

  protected constructor() {
    super();
    this.lastSeq = 0;
    this.lastMessageAt = null;
    this.firstResponseAt = null;
    this.awaitingReplySince = null;
    this.readUpTo = {};
    this.tags = [];
    this.search = null;
    this.rating = null;
    this.ticketId = null;
    this.hand = null;
    this.unreadMark = null;
    this.locale = null;
    this.page = null;
  }

  /** Appends a message under the next `seq`. */
  post(sender: Sender, message: NewMessage, now: Date): Message {
    this.status = this.after('post');
    const posted = this.append(sender, message, now);
    this.lastMessageAt = now;
    if (sender.type === 'agent') this.firstResponseAt ??= now;
    this.awaitingReplySince = sender.type === 'customer' ? (this.awaitingReplySince ?? now) : null;
    if (sender.type === 'agent' && this.status === 'active' && sender.id !== this.agentId)
      this.record(new labels.SupervisorSteppedIn(this.id, this.agentId!, { type: 'agent', id: sender.id }, sender.name, posted.id));
    return posted;
  }

  /** Appends the greeting of staff who start a chat. It counts as no response, because the customer has not asked anything yet. */
  greet(sender: Sender, message: NewMessage, now: Date): void {
    this.append(sender, message, now);
    this.lastMessageAt = now;
  }

  /** Appends a notice of the system to the transcript. It is nobody's word, so it neither asks for an answer nor is one. */
  postNotice(id: string, { text, notice }: ChatNotice, now: Date): void {
    this.append(SYSTEM_SENDER, { id, clientMessageId: null, text, attachments: [], cannedResponseId: null, notice }, now);
  }

  /**
   * Erases the text and the files; the row stays as a tombstone, so that `seq` has no gap. `Without` is what the chat's response times are
   * without the message: the question that it answered waits again, and its own question waits no longer.
   */
  deleteMessage(message: Message, { awaitingReplySince, firstResponseAt }: Without, by: Actor, now: Date): void {
    message.deletedAt = now;
    message.text = null;
    message.attachments = [];
    if (this.status !== 'closed') this.awaitingReplySince = awaitingReplySince;
    this.firstResponseAt = firstResponseAt;
    message.search = '';
    (this.deleted ??= []).push(message);
    this.record(new MessageDeleted(this.id, this.customerId, this.agentId, message.id, message.seq, by));
  }

  /** A lower `seq` than before changes nothing: reading only goes forward. */
  markRead(readerId: string, seq: number): void {
    if (seq > this.lastSeq) throw seqNotThere();
    if (readerId === this.agentId && this.unreadMark !== null) this.setUnreadMark(null);
    if (seq <= (this.readUpTo[readerId] ?? 0)) return;
    this.readUpTo = { ...this.readUpTo, [readerId]: seq };
    this.record(new MessagesRead(this.id, this.customerId, this.agentId, readerId, seq));
  }

  /** Its agent wants to come back to it; what was read stays read. */
  markUnread(): void {
    this.status = this.after('mark_unread');
    if (this.unreadMark !== this.lastSeq) this.setUnreadMark(this.lastSeq);
  }

  addNote(id: string, author: { id: string; name: string }, said: NewNote, now: Date): Note {
    const search = searchDocument(said.text);
    const note: Note = { ...said, id, chatId: this.id, authorId: author.id, authorName: author.name, search, createdAt: now };
    (this.noted ??= []).push(note);
    this.record(new NoteAdded(this.id, this.agentId, id, author.id, viewNote(note)));
    return note;
  }

  tag(tags: string[], by: Actor): void {
    if (JSON.stringify(tags) === JSON.stringify(this.tags)) return;
    this.tags = tags;
    this.search = searchDocument(this.subject, ...tags);
    this.record(new labels.ChatTagged(this.id, this.customerId, this.agentId, tags, by));
  }

  /** Records the page that the customer looks at; the referrer of the first page stays. A closed chat keeps its last page. */
  viewPage(url: string, title: string | null): void {
    if (this.status === 'closed') return;
    if (url === this.page?.url && title === this.page.title) return;
    this.page = { url, title, referrer: this.page?.referrer ?? null };
    this.record(new labels.ChatPageViewed(this.id, this.customerId, this.agentId));
  }

  rate(rating: Rating): void {
    this.status = this.after('rate');
    this.rating = rating;
    this.record(new labels.ChatRated(this.id, this.customerId, this.agentId, rating.score));
  }

  /** @throws DomainError `chat.ticket_exists`: a chat has at most one ticket */
  openTicket(ticketId: string, by: Actor): void {
    if (this.ticketId !== null) throw chatHasTicket(this.ticketId);
    this.ticketId = ticketId;
    this.record(new labels.ChatTicketOpened(this.id, this.customerId, this.agentId, ticketId, by));
  }

  /** Raised again with another note, the hand stays up since the first time. */
  raiseHand(note: string | null, now: Date): void {
    this.status = this.after('hand');
    if (this.hand?.note === note) return;
    this.hand = { raisedAt: this.hand?.raisedAt ?? now.toISOString(), note };
    this.record(new labels.HandRaised(this.id, this.agentId!, this.hand.raisedAt, note));
  }

  lowerHand(by: Actor): void {
    this.status = this.after('hand');
    this.letHandDown(by);
  }

  /** What is its agent's alone goes with the agent. */
  protected partWithAgent(by: Actor): void {
    this.letHandDown(by);
    this.unreadMark = null;
  }

  private letHandDown(by: Actor): void {
    if (this.hand === null) return;
    this.hand = null;
    this.record(new labels.HandLowered(this.id, this.agentId!, by));
  }

  /** Hands over the messages, notes and deletions since the chat was loaded, for `Chats` to save. */
  releaseSaid(): { messages: Message[]; notes: Note[]; deleted: Message[] } {
    const said = { messages: this.posted ?? [], notes: this.noted ?? [], deleted: this.deleted ?? [] };
    this.posted = undefined;
    this.noted = undefined;
    this.deleted = undefined;
    return said;
  }

  /** The status after the step. @throws DomainError when `CHAT_TRANSITIONS` does not allow the step */
  protected after(step: ChatStep): ChatStatus {
    const status = chatStatusAfter(this.status, step);
    if (status === undefined) throw stepRefused(this.status, step);
    return status;
  }

  private setUnreadMark(seq: number | null): void {
    this.unreadMark = seq;
    this.record(new labels.UnreadMarkChanged(this.id, this.agentId!, seq !== null));
  }

  private append(sender: Sender, { id, clientMessageId, text, attachments, cannedResponseId, notice }: NewMessage, now: Date): Message {
    this.lastSeq += 1;
    const message: Message = {
      id,
      clientMessageId,
      text,
      attachments,
      cannedResponseId,
      chatId: this.id,
      seq: this.lastSeq,
      senderType: sender.type,
      senderId: sender.id,
      senderName: sender.name,
      notice: notice ?? null,
      search: notice ? '' : searchDocument(text, ...attachments.map(({ name }) => name)),
      createdAt: now,
      deletedAt: null,
    };
    (this.posted ??= []).push(message);
    this.record(new MessagePosted(this.id, this.customerId, this.agentId, id, message.seq, viewMessage(message)));
    return message;
  }
}
