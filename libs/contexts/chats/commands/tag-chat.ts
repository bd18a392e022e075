import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorOf, type StaffCaller } from '#platform';
import { Chats } from '../chats.store';
import { mustTakePart } from '../domain/access';
import { participantOf } from '../participant';

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
  constructor(private readonly chats: Chats) {}

  execute({ by, chatId, tags }: TagChat): Promise<void> {
    return this.chats.change(chatId, (chat) => {
      mustTakePart(participantOf(by), chat);
      chat.tag(tags, actorOf(by));
    });
  }
}
