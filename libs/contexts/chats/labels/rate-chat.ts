import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import { Chats } from '../chat/chats.store';
import type { Rating } from '../chat/domain/marks';

/** Sets the customer's rating of a closed chat; a second rating replaces the first. */
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
