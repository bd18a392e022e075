import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { offerEnded } from '#chats';
import { Chats } from '#chats/lends';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';

/** An agent passes on the chat it is offered; it goes on to the next. */
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
