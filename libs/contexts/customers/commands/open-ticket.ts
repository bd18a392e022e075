import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Customers } from '../customers.store';
import { chatUnknown, customerUnknown } from '../domain/customers.errors';
import type { NewTicket } from '../domain/ticket';
import { CustomerOfChat } from '../queries/asked-downstream';
import { Tickets } from '../tickets.store';

/** Opens a ticket by hand, possibly about a chat; returns its id. */
export class OpenTicket extends Command<string> {
  constructor(
    readonly by: StaffCaller,
    readonly ticket: Pick<NewTicket, 'customerId' | 'subject' | 'status' | 'chatId'>,
  ) {
    super();
  }
}

@CommandHandler(OpenTicket)
export class OpenTicketHandler implements ICommandHandler<OpenTicket> {
  constructor(
    private readonly customers: Customers,
    private readonly tickets: Tickets,
    private readonly queries: QueryBus,
    private readonly store: Store,
  ) {}

  async execute({ by, ticket }: OpenTicket): Promise<string> {
    const { chatId } = ticket;
    const known = await this.customers.find(ticket.customerId);
    if (!known) throw customerUnknown();
    // The check precedes the transaction: a chat's customer changes by a merge alone, and the ticket follows a merge as the chat does.
    if (chatId && (await this.queries.execute(new CustomerOfChat(by, chatId))) !== (known.mergedInto ?? known.id)) throw chatUnknown();
    return this.store.once(async (tx) => {
      const { id: customerId } = await this.customers.lockMeant(tx, known.id);
      return (await this.tickets.open(tx, { ...ticket, customerId, source: 'staff' }, actorOf(by))).id;
    });
  }
}
