import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Customers, Tickets } from '#customers/lends';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import { mailNotFound, noAddress } from '../domain/mail.errors';
import { MailServer } from '../mail-server';
import { Mails } from '../mails.store';

/** Sends a mail about a ticket again, to the address that its customer has now. */
export class ResendMail extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly ticketId: string,
    readonly mailId: string,
  ) {
    super();
  }
}

@CommandHandler(ResendMail)
export class ResendMailHandler implements ICommandHandler<ResendMail> {
  constructor(
    private readonly mails: Mails,
    private readonly tickets: Tickets,
    private readonly customers: Customers,
    private readonly server: MailServer,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ by, ticketId, mailId }: ResendMail): Promise<void> {
    const { customerId } = await this.tickets.get(ticketId);
    if ((await this.mails.get(mailId)).ticketId !== ticketId) throw mailNotFound();
    this.server.mustBeSetUp();
    await this.store.once(async (tx) => {
      const { email } = await this.customers.lockMeant(tx, customerId);
      if (email === null) throw noAddress();
      (await this.mails.lock(tx, mailId)).resend(email, actorOf(by), this.clock.now());
    });
  }
}
