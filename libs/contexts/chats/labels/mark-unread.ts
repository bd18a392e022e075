import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';
import { Chats } from '../chat/chats.store';
import { notInChat } from '../chat/domain/chat.errors';

/** Marks an active chat as unread for its agent, who alone may; it ends when the agent reads or answers. */
export class MarkUnread extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

@CommandHandler(MarkUnread)
export class MarkUnreadHandler implements ICommandHandler<MarkUnread> {
  constructor(private readonly chats: Chats) {}

  execute({ by, chatId }: MarkUnread): Promise<void> {
    return this.chats.changeAs(by, 'takePart', chatId, (chat) => {
      if (chat.agentId !== null && chat.agentId !== by.id) throw notInChat();
      chat.markUnread();
    });
  }
}
