import { type Actor, Aggregate, searchDocument } from '#kernel';
import type { ChatPage, ChatStatus, ChatStep } from '#protocol';
import { chatStatusAfter } from '#words';
import { chatHasTicket, seqNotThere, stepRefused } from './chat.errors';
import { MessagesRead } from './transcript.events';
import * as labels from './labels.events';

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

/** What is said about a chat: who has read how far, tags, the page, the rating, the raised hand. */
export abstract class Marks extends Aggregate {
  abstract override readonly id: string;
  abstract readonly customerId: string;
  abstract subject: string | null;
  abstract metadata: Record<string, unknown>;
  abstract status: ChatStatus;
  abstract agentId: string | null;
  /** The `seq` of the last message. */
  lastSeq: number;
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
  /** When what was said was erased, because it had been kept for long enough; null again once anything was written since. */
  erasedAt: Date | null;

  protected constructor() {
    super();
    this.lastSeq = 0;
    this.readUpTo = {};
    this.tags = [];
    this.search = null;
    this.rating = null;
    this.ticketId = null;
    this.hand = null;
    this.unreadMark = null;
    this.locale = null;
    this.page = null;
    this.erasedAt = null;
  }

  /** Of a closed chat only what nobody wrote stays: times, people, tags, the score. Its messages follow by the event. */
  erase(now: Date): void {
    if (this.status !== 'closed' || this.erasedAt !== null) return;
    this.erasedAt = now;
    this.subject = null;
    this.metadata = {};
    this.page = null;
    this.rating = this.rating && { ...this.rating, comment: null };
    this.search = searchDocument(...this.tags);
    this.record(new labels.ChatErased(this.id));
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
    if (rating.comment !== null) this.erasedAt = null;
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

  protected letHandDown(by: Actor): void {
    if (this.hand === null) return;
    this.hand = null;
    this.record(new labels.HandLowered(this.id, this.agentId!, by));
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
}
