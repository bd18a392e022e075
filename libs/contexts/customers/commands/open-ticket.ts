import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Customers } from '../customers.store';
import { chatUnknown, customerUnknown } from '../domain/customers.errors';
import type { NewTicket } from '../domain/ticket';
import { CustomerOfChat } from '../queries/asked-downstream';
import { Tickets } from '../tickets.store';

/** Opens a ticket by hand, which may be about a chat; answers its id. */
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
    const customerId = known.mergedInto ?? known.id;
    // Neither goes away, and a chat never changes its customer, so what was found out here holds.
    if (chatId && (await this.queries.execute(new CustomerOfChat(by, chatId))) !== customerId) throw chatUnknown();
    return this.store.transaction(async (tx) => (await this.tickets.open(tx, { ...ticket, customerId, source: 'staff' }, actorOf(by))).id);
  }
}
