import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import { Chats } from '../chat/chats.store';
import { mustSee } from '../chat/domain/access';
import type { Rating } from '../chat/domain/conversation';
import { participantOf } from '../chat/participant';

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
    return this.chats.change(chatId, (chat) => {
      mustSee(participantOf(by), chat);
      chat.rate(rating);
    });
  }
}
