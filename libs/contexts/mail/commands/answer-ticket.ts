import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Customers, Tickets } from '#customers/lends';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import type { TicketMailView } from '#protocol';
import type { Mail } from '../domain/mail';
import { noAddress } from '../domain/mail.errors';
import { MailServer } from '../mail-server';
import { Mails } from '../mails.store';

/** Answers a ticket by e-mail; it then waits for its customer. */
export class AnswerTicket extends Command<TicketMailView> {
  constructor(
    readonly by: StaffCaller,
    readonly ticketId: string,
    readonly text: string,
  ) {
    super();
  }
}

@CommandHandler(AnswerTicket)
export class AnswerTicketHandler implements ICommandHandler<AnswerTicket> {
  constructor(
    private readonly mails: Mails,
    private readonly tickets: Tickets,
    private readonly customers: Customers,
    private readonly server: MailServer,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ by, ticketId, text }: AnswerTicket): Promise<TicketMailView> {
    const { customerId } = await this.tickets.get(ticketId);
    this.server.mustBeSetUp();
    return this.store.once(async (tx) => {
      const { id, email, locale } = await this.customers.lockMeant(tx, customerId);
      if (email === null) throw noAddress();
      const ticket = await this.tickets.lock(tx, ticketId);
      const mail = { kind: 'answer' as const, customerId: id, chatId: ticket.chatId, ticketId, address: email, locale, text };
      const posted = await this.mails.post(tx, mail, actorOf(by));
      ticket.change({ status: 'pending' }, actorOf(by), this.clock.now());
      return queuedAnswer(posted, by);
    });
  }
}

/** An answer as it waits to be sent. */
function queuedAnswer({ id, kind, address, text, state, error, createdAt }: Mail, { id: authorId, name }: StaffCaller): TicketMailView {
  const ofReplies = { sender: null, hasOriginal: false, attachments: [], leftOut: [] };
  const author = { id: authorId, name };
  return { id, kind, address, author, text, state, error, ...ofReplies, createdAt: createdAt.toISOString(), sentAt: null };
}
