import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Chats } from '../chat/chats.store';
import { namedAsFirst } from './tag-names';

/** Replaces the tags of a chat. */
export class TagChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly tags: string[],
  ) {
    super();
  }
}

@CommandHandler(TagChat)
export class TagChatHandler implements ICommandHandler<TagChat> {
  constructor(
    private readonly chats: Chats,
    private readonly store: Store,
  ) {}

  execute({ by, chatId, tags }: TagChat): Promise<void> {
    return this.store.transaction(async (tx) => {
      const names = await namedAsFirst(tx, tags);
      const chat = await this.chats.lockAs(tx, by, 'takePart', chatId);
      chat.tag(names, actorOf(by));
    });
  }
}
