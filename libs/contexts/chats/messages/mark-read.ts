import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import { Chats } from '../chat/chats.store';
import { mustSee } from '../chat/domain/access';
import { participantOf } from '../chat/participant';

/** Somebody has read a chat up to a message. */
export class MarkRead extends Command<void> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly seq: number,
  ) {
    super();
  }
}

@CommandHandler(MarkRead)
export class MarkReadHandler implements ICommandHandler<MarkRead> {
  constructor(private readonly chats: Chats) {}

  execute({ by, chatId, seq }: MarkRead): Promise<void> {
    return this.chats.change(chatId, (chat) => {
      mustSee(participantOf(by), chat);
      chat.markRead(by.id, seq);
    });
  }
}
