import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ReceivedMailAccess } from '#files';
import { TicketViews } from '#customers';
import { mailNotFound } from './domain/mail.errors';
import { ReceivedMails } from './received-mails.store';

/** Answers files, for which an e-mail that came in is an item of a library. Whoever sees the ticket may read it. */
@QueryHandler(ReceivedMailAccess)
export class ReceivedMailAccessHandler implements IQueryHandler<ReceivedMailAccess> {
  constructor(
    private readonly received: ReceivedMails,
    private readonly tickets: TicketViews,
  ) {}

  async execute({ by, mailId }: ReceivedMailAccess): Promise<void> {
    const { ticketId } = await this.received.get(mailId);
    if (by === 'signature') return;
    if (by.type !== 'staff') throw mailNotFound();
    if (ticketId !== null) await this.tickets.byId(by, ticketId);
  }
}
