import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { OriginalMailView } from '#protocol';
import { mailNotFound } from '../domain/mail.errors';
import { Mails } from '../mails.store';
import { ReceivedMails } from '../received-mails.store';

/** The whole text of a mail about a ticket; that of a reply with what it quotes. */
export class OriginalMail extends Query<OriginalMailView> {
  constructor(
    readonly ticketId: string,
    readonly mailId: string,
  ) {
    super();
  }
}

@QueryHandler(OriginalMail)
export class OriginalMailHandler implements IQueryHandler<OriginalMail> {
  constructor(
    private readonly mails: Mails,
    private readonly received: ReceivedMails,
  ) {}

  async execute({ ticketId, mailId }: OriginalMail): Promise<OriginalMailView> {
    const reply = await this.received.find(mailId);
    const mail = reply ?? (await this.mails.get(mailId));
    const text = reply?.original ?? mail.text;
    if (mail.ticketId !== ticketId || text === null) throw mailNotFound();
    return { text };
  }
}
