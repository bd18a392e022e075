import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import { Chats } from '../chat/chats.store';

/** Records how far a participant has read. Looking at a chat without taking part in it leaves no read mark. */
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
    return this.chats.changeAs(by, 'takePart', chatId, (chat) => {
      chat.markRead(by.id, seq);
    });
  }
}
