import { Injectable, Logger } from '@nestjs/common';
import { FileIntake, LibraryFiles } from '#files/lends';
import { Customers, Tickets } from '#customers/lends';
import { Clock, DomainError } from '#kernel';
import { newId, Store, type Transaction } from '#platform';
import type { LeftOutFile } from '#protocol';
import { addressKey } from './domain/mail';
import { tooManyFiles } from './domain/mail.errors';
import { bounceOf } from './domain/delivery-report';
import { answeredIds, kindOf } from './domain/incoming';
import { ReceivedMail, type NewReceivedMail } from './domain/received-mail';
import type { Arrival } from './inbox';
import { MailServer } from './mail-server';
import { Mails } from './mails.store';
import { type IncomingFile, parseReply } from './parsed-mail';
import { ReceivedMails } from './received-mails.store';
import { ThreadIds } from './thread-ids';

/** docs/mail.md and docs/limits.md state them. */
const MOST_BYTES = 25 * 1024 * 1024;
const MOST_FILES = 20;
const MOST_FROM_ADDRESS = 30;
const HOUR_MS = 3_600_000;
const LONGEST_NAME = 120;
const LONGEST_ADDRESS = 254;

/**
 * `taken`: it is in its ticket. `bounced`: it said that one of ours did not arrive. What became anything else stays in the mailbox as it is: it
 * answers nothing of ours (`foreign`), no person wrote it (`automatic`), it is one of ours (`own`), too many came from there (`too_many`), or its
 * customer is blocked (`blocked`).
 */
export const OUTCOMES = ['taken', 'bounced', 'foreign', 'automatic', 'own', 'too_many', 'blocked'] as const;
export type Outcome = (typeof OUTCOMES)[number];

type Refused = Exclude<Outcome, 'taken' | 'bounced'>;

/** Intake of mails: puts each into the ticket that it answers, once. */
@Injectable()
export class MailIntake {
  private readonly logger = new Logger(MailIntake.name);

  constructor(
    private readonly mails: Mails,
    private readonly received: ReceivedMails,
    private readonly customers: Customers,
    private readonly tickets: Tickets,
    private readonly threads: ThreadIds,
    private readonly files: FileIntake,
    private readonly library: LibraryFiles,
    private readonly server: MailServer,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** @param read gets the whole of the mail */
  async take(source: string, arrival: Arrival, read: () => Promise<Buffer>): Promise<Outcome> {
    const { headers, from } = arrival;
    const kind = kindOf(headers);
    if (kind === 'automatic') return 'automatic';
    if (kind === 'report') return arrival.size > MOST_BYTES ? 'foreign' : this.bounce(await read());
    const messageId = headers.get('message-id')?.match(/^<[^<>\s]{1,500}>$/)?.[0] ?? null;
    const isOwn = from.address.toLowerCase() === this.server.sender?.address.toLowerCase();
    if (isOwn || (messageId !== null && (await this.mails.withMessageId([messageId])) !== undefined)) return 'own';
    const ids = answeredIds(headers);
    const ticketId = (await this.mails.withMessageId(ids))?.ticketId ?? this.threads.ticketOf(ids);
    if (ticketId === null || from.address === '' || from.address.length > LONGEST_ADDRESS) return 'foreign';
    const reply = await this.parse(arrival, read);
    const mail = { source, messageId, ticketId, address: from.address, name: from.name?.slice(0, LONGEST_NAME).toWellFormed() ?? null };
    const taken = await this.store.transaction((tx) => this.enter(tx, { ...mail, text: reply.text, original: reply.original }));
    if (typeof taken === 'string') return taken;
    if (!taken.isComplete) await this.takeFiles(taken, reply.files, reply.leftOut);
    return 'taken';
  }

  /** A report names our `Message-ID`, which nobody can guess. */
  private async bounce(source: Buffer): Promise<Outcome> {
    const bounce = bounceOf(source.toString('latin1'));
    const mail = bounce && (await this.mails.withMessageId(bounce.messageIds));
    if (!mail) return 'foreign';
    await this.mails.change(mail.id, (it) => it.bounced(bounce.reason));
    return 'bounced';
  }

  /** What is too large, or no mail at all, is in the ticket without its text. */
  private async parse({ size }: Arrival, read: () => Promise<Buffer>) {
    const unread = (code: string) => ({ text: null, original: null, files: [], leftOut: [{ name: '', code }] });
    if (size > MOST_BYTES) return unread('mail.too_large');
    const source = await read();
    try {
      return { ...(await parseReply(source)), leftOut: [] };
    } catch (error) {
      this.logger.warn(error, 'an e-mail that came in cannot be read');
      return unread('mail.unreadable');
    }
  }

  private async enter(tx: Transaction, mail: Omit<NewReceivedMail, 'customerId' | 'isFromCustomer'>): Promise<ReceivedMail | Refused> {
    const found = await this.tickets.findWithin(tx, mail.ticketId);
    if (found === null) return 'foreign';
    const customer = await this.customers.lockMeant(tx, found.customerId);
    if (customer.erasedAt !== null) return 'foreign';
    const now = this.clock.now();
    if (customer.isBlocked(now)) return 'blocked';
    const ticket = await this.tickets.lock(tx, mail.ticketId);
    const isFromCustomer = customer.email !== null && addressKey(customer.email) === addressKey(mail.address);
    const entered = new ReceivedMail(newId(), { ...mail, customerId: customer.id, isFromCustomer }, now);
    const before = await this.received.before(tx, entered);
    if (before !== undefined) return this.received.lock(tx, before);
    const many = await this.received.cameFrom(tx, entered.addressKey, new Date(now.getTime() - HOUR_MS));
    if (many >= MOST_FROM_ADDRESS) return 'too_many';
    if (isFromCustomer) ticket.change({ status: 'open' }, entered.by, now);
    return this.received.add(tx, entered);
  }

  /** Files come after the mail, so that each has an owner; a node that dies between them begins anew. */
  private async takeFiles({ id, customerId }: ReceivedMail, files: readonly IncomingFile[], leftOut: LeftOutFile[]): Promise<void> {
    await this.library.removeAll(id);
    const to = { kind: 'library' as const, id, customerId, maxFiles: MOST_FILES, refusal: tooManyFiles(MOST_FILES) };
    for (const { name, content } of files) {
      try {
        await this.files.takeContent(customerId, to, content, name);
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
        leftOut.push({ name: name.slice(0, LONGEST_NAME), code: error.code });
      }
      if (leftOut.length >= MOST_FILES) break;
    }
    await this.received.change(id, (mail) => mail.complete(leftOut));
  }
}
