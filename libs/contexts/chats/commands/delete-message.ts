import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorOf, type Caller, type Transaction } from '#platform';
import { Attachments } from '#files';
import { Clock } from '#kernel';
import { Chats, MessageSchema } from '../chats.store';
import { mustSee } from '../domain/access';
import { messageNotFound, notYourMessage } from '../domain/chat.errors';
import type { Message } from '../domain/message';
import { participantOf } from '../participant';

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
    return this.chats.change(chatId, async (chat, tx) => {
      const who = participantOf(by);
      mustSee(who, chat);
      const message = await find(tx, chatId, messageId);
      if (message.senderType === 'system' || (message.senderId !== by.id && !who.oversees)) throw notYourMessage();
      if (message.deletedAt) return;
      const files = await this.attachments.lockAll(tx, message.attachments.map(({ id }) => id));
      for (const file of files) file.remove();
      chat.deleteMessage(message, actorOf(by), this.clock.now());
      await tx.manager.getRepository(MessageSchema).save(message);
    });
  }
}

/** Under the lock of the chat, which guards its messages. */
async function find(tx: Transaction, chatId: string, id: string): Promise<Message> {
  const message = await tx.manager.getRepository(MessageSchema).findOneBy({ chatId, id });
  if (!message) throw messageNotFound();
  return message;
}
