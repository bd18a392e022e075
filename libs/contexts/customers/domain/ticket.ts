import { type Actor, Aggregate, searchDocument } from '#kernel';
import type { TicketSource, TicketStatus } from '#protocol';
import { TicketChanged, TicketOpened } from './tickets.events';

export interface NewTicket {
  customerId: string;
  subject: string;
  source: TicketSource;
  status?: TicketStatus;
  chatId?: string | null;
  /** Text of an offline message. */
  message?: string | null;
}

export interface TicketChanges {
  subject?: string;
  status?: TicketStatus;
}

/** Ticket: a request of a customer that outlives the chat. */
export class Ticket extends Aggregate {
  readonly id: string;
  /** Human-readable reference, e.g. `T-1042`. */
  readonly reference: string;
  readonly customerId: string;
  subject: string;
  status: TicketStatus;
  readonly source: TicketSource;
  readonly chatId: string | null;
  readonly message: string | null;
  readonly createdAt: Date;
  /** Search document (`tsvector`) of reference, subject and message; null after the texts were erased. */
  search!: string | null;
  updatedAt: Date;
  closedAt: Date | null;

  constructor(
    id: string,
    reference: string,
    { customerId, subject, source, status = 'open', chatId = null, message = null }: NewTicket,
    by: Actor,
    now: Date,
  ) {
    super();
    this.id = id;
    this.reference = reference;
    this.customerId = customerId;
    this.subject = subject;
    this.status = status;
    this.source = source;
    this.chatId = chatId;
    this.message = message;
    this.createdAt = now;
    this.updatedAt = now;
    this.closedAt = status === 'closed' ? now : null;
    this.becomeSearchable();
    this.record(new TicketOpened(id, customerId, chatId, source, status, by));
  }

  /** Changes subject and status. Any status may follow any other, so that a closed ticket can be reopened. */
  change({ subject = this.subject, status = this.status }: TicketChanges, by: Actor, now: Date): void {
    const [from, subjectChanged] = [this.status, subject !== this.subject];
    if (status === from && !subjectChanged) return;
    if (status !== from) this.closedAt = status === 'closed' ? now : null;
    this.subject = subject;
    this.status = status;
    this.updatedAt = now;
    this.becomeSearchable();
    this.record(new TicketChanged(this.id, this.customerId, from, status, subjectChanged, by));
  }

  private becomeSearchable(): void {
    this.search = searchDocument(this.reference, this.subject, this.message);
  }
}
