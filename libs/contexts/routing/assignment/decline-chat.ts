import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { offerEnded } from '#chats';
import { Chats } from '#chats/lends';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';

/** Declines an offer; the chat is offered to the next agent. */
export class DeclineChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly reason: string | null,
  ) {
    super();
  }
}

@CommandHandler(DeclineChat)
export class DeclineChatHandler implements ICommandHandler<DeclineChat> {
  constructor(
    private readonly chats: Chats,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, reason }: DeclineChat): Promise<void> {
    return this.chats.changeAs(by, 'see', chatId, (chat) => {
      if (chat.offeredTo !== by.id) throw offerEnded();
      chat.endOffer('declined', actorOf(by), this.clock.now(), reason);
    });
  }
}
