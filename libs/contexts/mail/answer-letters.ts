import { Injectable } from '@nestjs/common';
import { TicketViews } from '#customers';
import { escapedHtml } from '#kernel';
import type { Mail } from './domain/mail';
import { htmlLetter } from './html';
import { MailServer, type Written } from './mail-server';
import { Mails } from './mails.store';
import { ThreadIds } from './thread-ids';
import { wordsFor } from './words';

/** Of what the customer wrote, so many characters are quoted. */
const MOST_QUOTED = 2_000;
const LINE_BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** What staff wrote about a ticket, in one thread for each ticket. */
@Injectable()
export class AnswerLetters {
  constructor(
    private readonly tickets: TicketViews,
    private readonly mails: Mails,
    private readonly threads: ThreadIds,
    private readonly server: MailServer,
  ) {}

  /** @throws DomainError `ticket.not_found` */
  async of(mail: Mail): Promise<Written> {
    const { reference, subject, message } = await this.tickets.byId(null, mail.ticketId!);
    const before = await this.mails.messageIdsBefore(mail);
    const words = wordsFor(mail.locale);
    const quoted = before.length === 0 && message !== null ? message.slice(0, MOST_QUOTED) : null;
    return {
      inReplyTo: before.at(-1),
      references: [this.threads.of(mail.ticketId!, this.server.host), ...before],
      subject: `Re: ${subject.replace(LINE_BREAKS, ' ')} [${reference}]`,
      text: [mail.text!, `${words.reference}: ${reference}`, ...(quoted === null ? [] : [`${words.youWrote}\n${asQuote(quoted)}`])].join(
        '\n\n',
      ),
      html: htmlLetter(words.language, [
        `<p dir="auto" style="white-space:pre-wrap">${escapedHtml(mail.text!)}</p>`,
        `<p>${escapedHtml(words.reference)}: ${escapedHtml(reference)}</p>`,
        ...(quoted === null
          ? []
          : [
              `<p>${escapedHtml(words.youWrote)}</p>`,
              `<blockquote dir="auto" style="white-space:pre-wrap">${escapedHtml(quoted)}</blockquote>`,
            ]),
      ]),
    };
  }
}

const asQuote = (text: string): string => text.replace(/^/gm, '> ');
