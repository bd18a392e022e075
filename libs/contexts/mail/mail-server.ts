import { Injectable } from '@nestjs/common';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { Env, reasonOf } from '#platform';
import { mailNotSetUp } from './domain/mail.errors';

const WITH_NAME = /^\s*(?:"([^"<>\r\n]*)"|([^"<>\r\n]*?))\s*<([^<>\s]+@[^<>\s]+)>\s*$/;
const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;
const LONGEST_REASON = 300;

/** Longest time that one mail may take. */
export const SENDS_WITHIN_MS = 3 * ANSWER_MS;

export interface Sender {
  name: string;
  address: string;
}

export type Letter = Pick<SendMailOptions, 'messageId' | 'inReplyTo' | 'references' | 'subject' | 'text' | 'html' | 'headers'> & {
  to: string;
};

/** What is written, without to whom. */
export type Written = Omit<Letter, 'to' | 'messageId'>;

/** Tells the programs of recipients that nobody wrote this by hand, so that none answers by itself (RFC 3834). */
export const BY_ITSELF = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** The mail server did not take a mail. */
export class NotTaken extends Error {
  constructor(
    message: string,
    /** Whether it never will: it refused the recipient or the mail itself, for good. */
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}

/** SMTP client: hands one mail to the server that `SMTP_URL` names, as `MAIL_FROM`. */
@Injectable()
export class MailServer {
  readonly sender: Sender | null;

  constructor(private readonly env: Env) {
    this.sender = env.SMTP_URL === undefined || env.MAIL_FROM === undefined ? null : senderOf(env.MAIL_FROM);
  }

  /** @throws DomainError `mail.not_set_up` */
  mustBeSetUp(): Sender {
    if (this.sender === null) throw mailNotSetUp();
    return this.sender;
  }

  /** Host of the sender. @throws DomainError `mail.not_set_up` */
  get host(): string {
    return this.mustBeSetUp().address.split('@').at(-1)!;
  }

  /** @throws NotTaken */
  async send({ to, ...letter }: Letter): Promise<void> {
    const from = this.mustBeSetUp();
    const transport = transportOf(this.env);
    try {
      await transport.sendMail({ ...letter, from, to: { name: '', address: to }, envelope: { from: from.address, to: [to] } });
    } catch (error) {
      throw notTaken(error);
    } finally {
      transport.close();
    }
  }

  /** Asks the server whether it would take mails of this sender. @throws NotTaken */
  async verify(): Promise<void> {
    const transport = transportOf(this.env);
    try {
      await transport.verify();
    } catch (error) {
      throw notTaken(error);
    } finally {
      transport.close();
    }
  }
}

function transportOf({ SMTP_URL: url }: Env): ReturnType<typeof createTransport> {
  return createTransport({
    url: url!,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    // A text is a text: none of it names a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function notTaken(error: unknown): NotTaken {
  const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string };
  const isAboutTheMail = /^(RCPT TO|DATA)$/.test(command);
  return new NotTaken(reasonOf(error).slice(0, LONGEST_REASON), isAboutTheMail && responseCode >= 500);
}

/** Sender that `MAIL_FROM` names: `help@example.com`, or `Example Support <help@example.com>`. */
function senderOf(text: string): Sender {
  const [, quoted, plain, address] = WITH_NAME.exec(text) ?? [];
  return address === undefined ? { name: '', address: text.trim() } : { name: (quoted ?? plain ?? '').trim(), address };
}
