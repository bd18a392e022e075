import { type Actor, Aggregate } from '#kernel';
import type { MailKind, MailState } from '#protocol';
import { mailSent } from './mail.errors';
import { MailFailed, MailPutOff, MailQueued, MailResent, MailSent } from './mail.events';
import { nextTry } from './retry-schedule';

export interface NewMail {
  kind: MailKind;
  customerId: string;
  chatId?: string | null;
  ticketId?: string | null;
  /** Address of the recipient, as it was given. */
  address: string;
  /** Language tag (BCP 47) of the recipient. */
  locale: string | null;
  /** What staff wrote; null where the text is made when it is sent. */
  text?: string | null;
}

/** Outgoing e-mail. It waits in this row until a mail server has taken it, or does not want it. */
export class Mail extends Aggregate {
  readonly id: string;
  /** `Message-ID` with its angle brackets: nobody who has not seen the mail can guess it. */
  readonly messageId: string;
  readonly kind: MailKind;
  customerId: string;
  readonly chatId: string | null;
  readonly ticketId: string | null;
  /** The member of staff who wrote it. */
  readonly authorId: string | null;
  address: string;
  /** Addresses with the same key reach the same person. */
  addressKey: string;
  readonly locale: string | null;
  readonly text: string | null;
  state: MailState;
  /** Tries that have failed. */
  tries: number;
  /** Null once it has ended. */
  nextTryAt: Date | null;
  /** Why the last try failed. */
  error: string | null;
  readonly createdAt: Date;
  sentAt: Date | null;

  constructor(id: string, messageId: string, mail: NewMail, by: Actor, now: Date) {
    super();
    this.id = id;
    this.messageId = messageId;
    this.kind = mail.kind;
    this.customerId = mail.customerId;
    this.chatId = mail.chatId ?? null;
    this.ticketId = mail.ticketId ?? null;
    this.authorId = by.type === 'agent' ? by.id : null;
    this.address = mail.address;
    this.addressKey = addressKey(mail.address);
    this.locale = mail.locale;
    this.text = mail.text ?? null;
    this.state = 'queued';
    this.tries = 0;
    this.createdAt = this.nextTryAt = now;
    this.error = this.sentAt = null;
    this.record(new MailQueued(id, this.kind, this.chatId, this.ticketId, by));
  }

  /** A mail server has taken it. */
  sent(now: Date): void {
    if (this.state !== 'queued') return;
    this.state = 'sent';
    this.sentAt = now;
    this.error = this.nextTryAt = null;
    this.record(new MailSent(this.id, this.ticketId));
  }

  /**
   * A try failed.
   * @param isFinal whether the mail server will never take it
   * @param lot from 0 to 1, spreads the tries
   */
  failed(error: string, isFinal: boolean, lot: number, now: Date): void {
    if (this.state !== 'queued') return;
    this.tries += 1;
    this.error = error;
    this.nextTryAt = isFinal ? null : nextTry(this.tries, lot, now);
    if (this.nextTryAt !== null) return this.record(new MailPutOff(this.id, this.ticketId));
    this.giveUp();
  }

  /** A mail server that had taken it could not deliver it. */
  bounced(reason: string): void {
    if (this.state === 'failed') return;
    this.error = reason;
    this.giveUp();
  }

  /** Is tried anew, at once; to another address perhaps. @throws DomainError `mail.sent` */
  resend(address: string, by: Actor, now: Date): void {
    if (this.state === 'sent') throw mailSent();
    this.address = address;
    this.addressKey = addressKey(address);
    this.state = 'queued';
    this.tries = 0;
    this.error = null;
    this.nextTryAt = now;
    this.record(new MailResent(this.id, this.ticketId, by));
  }

  private giveUp(): void {
    this.state = 'failed';
    this.nextTryAt = null;
    this.record(new MailFailed(this.id, this.ticketId));
  }
}

/** Capitals and a tag after `+` make no other mailbox: what is bounded by address is bounded for these together. */
export function addressKey(address: string): string {
  const at = address.lastIndexOf('@');
  const [mailbox = ''] = address.slice(0, at).split('+');
  return `${mailbox}${address.slice(at)}`.toLowerCase();
}
