import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorOf, type Caller, type Transaction } from '#platform';
import { Attachments } from '#files/lends';
import { Clock } from '#kernel';
import { Chats } from '../chat/chats.store';
import { messageNotFound, notYourMessage } from '../chat/domain/chat.errors';
import type { Without } from '../chat/domain/conversation';
import type { Message } from '../chat/domain/message';
import { MessageEdits } from './message-edits.store';
import { viewerOf } from '../chat/viewer';

/** Deletes a message on behalf of its author or a supervisor; a tombstone keeps its `seq`. */
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
    private readonly edits: MessageEdits,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, messageId }: DeleteMessage): Promise<void> {
    return this.chats.changeAs(by, 'see', chatId, async (chat, tx) => {
      const [message] = await this.chats.messagesById(tx, [{ chatId, id: messageId }]);
      if (!message) throw messageNotFound();
      if (message.senderType === 'system' || (message.senderId !== by.id && !viewerOf(by).oversees)) throw notYourMessage();
      if (message.deletedAt) return;
      const files = await this.attachments.lockAll(
        tx,
        message.attachments.map(({ id }) => id),
      );
      for (const file of files) file.remove();
      if (message.editedAt) await this.edits.forget(tx, message);
      chat.deleteMessage(message, await without(tx, message, chat.firstResponseAt), actorOf(by), this.clock.now());
    });
  }
}

/**
 * The chat's response times without the message. The customer waits since its first message after the agent's last one; the first response
 * is the earliest remaining agent message that is not older than the present first response.
 */
async function without(tx: Transaction, { chatId, seq }: Message, firstResponseAt: Date | null): Promise<Without> {
  const [left] = await tx.query<Without>(
    `with said as (select seq, sender_type, created_at from messages where chat_id = $1 and seq <> $2 and deleted_at is null)
     select (select min(created_at) from said where sender_type = 'customer'
               and seq > coalesce((select max(seq) from said where sender_type = 'agent'), 0)) as "awaitingReplySince",
       (select min(created_at) from said where sender_type = 'agent' and created_at >= $3) as "firstResponseAt"`,
    [chatId, seq, firstResponseAt],
  );
  return left!;
}
