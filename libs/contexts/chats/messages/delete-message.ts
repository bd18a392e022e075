import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorOf, type Caller } from '#platform';
import { Attachments } from '#files';
import { Clock } from '#kernel';
import { Chats } from '../chat/chats.store';
import { messageNotFound, notYourMessage } from '../chat/domain/chat.errors';
import { participantOf } from '../chat/participant';

/** Takes a message back: by its author or a supervisor. Its number stays. */
export class DeleteMessage extends Command<void> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly messageId: string,
  ) {
    super();
  }
}

@CommandHandler(DeleteMessage)
export class DeleteMessageHandler implements ICommandHandler<DeleteMessage> {
  constructor(
    private readonly chats: Chats,
    private readonly attachments: Attachments,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, messageId }: DeleteMessage): Promise<void> {
    return this.chats.changeAs(by, 'see', chatId, async (chat, tx) => {
      const message = await this.chats.message(tx, chat, messageId);
      if (!message) throw messageNotFound();
      if (message.senderType === 'system' || (message.senderId !== by.id && !participantOf(by).oversees)) throw notYourMessage();
      if (message.deletedAt) return;
      const files = await this.attachments.lockAll(tx, message.attachments.map(({ id }) => id));
      for (const file of files) file.remove();
      chat.deleteMessage(message, actorOf(by), this.clock.now());
    });
  }
}
