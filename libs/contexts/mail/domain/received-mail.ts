import { type Actor, Aggregate } from '#kernel';
import type { LeftOutFile } from '#protocol';
import { addressKey } from './mail';
import { MailReceived, ReceivedMailCompleted } from './mail.events';

export interface NewReceivedMail {
  /** What the server calls it: mailbox, UIDVALIDITY and UID. */
  source: string;
  /** `Message-ID` with its angle brackets, as its sender made it. */
  messageId: string | null;
  ticketId: string;
  customerId: string;
  address: string;
  name: string | null;
  isFromCustomer: boolean;
  /** What was written, without what is quoted; null where the mail could not be read. */
  text: string | null;
  /** The text as it came; null where `text` is all of it. */
  original: string | null;
}

/** Incoming mail: the reply of somebody to a mail about a ticket. */
export class ReceivedMail extends Aggregate {
  readonly id: string;
  readonly source: string;
  readonly messageId: string | null;
  readonly ticketId: string;
  customerId: string;
  readonly address: string;
  readonly addressKey: string;
  readonly name: string | null;
  /** Whether it came from the address of the ticket's customer. */
  readonly isFromCustomer: boolean;
  readonly text: string | null;
  readonly original: string | null;
  /** Files that were not kept, and why. */
  leftOut: LeftOutFile[];
  /** Whether all of its files were dealt with. */
  isComplete: boolean;
  readonly createdAt: Date;

  constructor(id: string, mail: NewReceivedMail, now: Date) {
    super();
    this.id = id;
    this.source = mail.source;
    this.messageId = mail.messageId;
    this.ticketId = mail.ticketId;
    this.customerId = mail.customerId;
    this.address = mail.address;
    this.addressKey = addressKey(mail.address);
    this.name = mail.name;
    this.isFromCustomer = mail.isFromCustomer;
    this.text = mail.text;
    this.original = mail.original;
    this.leftOut = [];
    this.isComplete = false;
    this.createdAt = now;
    this.record(new MailReceived(id, this.ticketId, this.isFromCustomer));
  }

  /** Its files were kept, but for these. */
  complete(leftOut: LeftOutFile[]): void {
    if (this.isComplete) return;
    this.leftOut = leftOut;
    this.isComplete = true;
    this.record(new ReceivedMailCompleted(this.id, this.ticketId));
  }

  /** Who acts by it. */
  get by(): Actor {
    return { type: 'customer', id: this.customerId };
  }
}
