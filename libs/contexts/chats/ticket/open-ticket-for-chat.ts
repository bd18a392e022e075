import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Tickets } from '#customers/lends';
import { actorOf, type StaffCaller } from '#platform';
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
    private readonly tickets: Tickets,
  ) {}

  execute({ by, chatId, subject }: OpenTicketForChat): Promise<string> {
    return this.chats.changeAs(by, 'takePart', chatId, async (chat, tx) => {
      const { id } = await this.tickets.open(tx, { customerId: chat.customerId, subject, source: 'chat', chatId }, actorOf(by));
      chat.openTicket(id, actorOf(by));
      return id;
    });
  }
}
