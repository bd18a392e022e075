import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Customers, Tickets } from '#customers/lends';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Chats } from '../chat/chats.store';

/** Opens the ticket of a chat, also of a closed one. Returns the id of the ticket. */
export class OpenTicketForChat extends Command<string> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly subject: string,
  ) {
    super();
  }
}

@CommandHandler(OpenTicketForChat)
export class OpenTicketForChatHandler implements ICommandHandler<OpenTicketForChat> {
  constructor(
    private readonly chats: Chats,
    private readonly customers: Customers,
    private readonly tickets: Tickets,
    private readonly store: Store,
  ) {}

  /** Locks the customer before the chat, as a merge does, so that the ticket cannot be left to a customer who is merged meanwhile. */
  async execute({ by, chatId, subject }: OpenTicketForChat): Promise<string> {
    const seen = await this.chats.getAs(by, 'takePart', chatId);
    return this.store.once(async (tx) => {
      const { id: customerId } = await this.customers.lockMeant(tx, seen.customerId);
      const chat = await this.chats.lockAs(tx, by, 'takePart', chatId);
      const { id } = await this.tickets.open(tx, { customerId, subject, source: 'chat', chatId }, actorOf(by));
      chat.openTicket(id, actorOf(by));
      return id;
    });
  }
}
