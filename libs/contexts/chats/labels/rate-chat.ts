import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import { Chats } from '../chat/chats.store';
import type { Rating } from '../chat/domain/conversation';

/** A customer says how a closed chat was; the last word counts. */
export class RateChat extends Command<void> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly rating: Rating,
  ) {
    super();
  }
}

@CommandHandler(RateChat)
export class RateChatHandler implements ICommandHandler<RateChat> {
  constructor(private readonly chats: Chats) {}

  execute({ by, chatId, rating }: RateChat): Promise<void> {
    return this.chats.changeAs(by, 'see', chatId, (chat) => {
      chat.rate(rating);
    });
  }
}
