import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';
import type { Priority } from '#protocol';
import { Chats } from '../chat/chats.store';

/** Changes how urgent a chat is; the queue follows at once. */
export class PrioritiseChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly priority: Priority,
  ) {
    super();
  }
}

@CommandHandler(PrioritiseChat)
export class PrioritiseChatHandler implements ICommandHandler<PrioritiseChat> {
  constructor(
    private readonly chats: Chats,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, priority }: PrioritiseChat): Promise<void> {
    return this.chats.changeAs(by, 'takePart', chatId, (chat) => {
      chat.prioritise(priority, actorOf(by), this.clock.now());
    });
  }
}
