import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type Caller } from '#platform';
import type { CloseReason } from '#protocol';
import { Chats } from '../chat/chats.store';
import type { Chat } from '../chat/domain/chat';

/** Closes a chat on behalf of its agent, a supervisor or its customer. */
export class CloseChat extends Command<void> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly resolution: Chat['resolution'],
  ) {
    super();
  }
}

@CommandHandler(CloseChat)
export class CloseChatHandler implements ICommandHandler<CloseChat> {
  constructor(
    private readonly chats: Chats,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, resolution }: CloseChat): Promise<void> {
    return this.chats.changeAs(by, 'takePart', chatId, (chat) => {
      chat.close(actorOf(by), reasonOf(by, chat), resolution, this.clock.now());
    });
  }
}

function reasonOf(by: Caller, chat: Chat): CloseReason {
  if (by.type === 'customer') return 'customer';
  return chat.agentId === by.id ? 'agent' : 'supervisor';
}
