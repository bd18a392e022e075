import { Injectable } from '@nestjs/common';
import { SignedUrls } from '#files';
import type { Outcome } from '#platform';
import type { MessageView } from '#protocol';
import type { PostedMessage, PostMessage } from './post-message';
import { Chats } from '../chat/chats.store';
import { messageIdReused } from '../chat/domain/chat.errors';
import { type Message, viewMessage } from '../chat/domain/message';

/** Idempotency of sending: finds stored messages by `clientMessageId` and answers repeats with them. */
@Injectable()
export class SentMessages {
  constructor(
    private readonly chats: Chats,
    private readonly links: SignedUrls,
  ) {}

  async find(chatId: string, senderId: string, clientMessageId: string): Promise<MessageView | undefined> {
    const [found] = await this.chats.messagesSent([{ chatId, senderId, clientMessageId }]);
    return found ? this.links.ofMessage(viewMessage(found)) : undefined;
  }

  /** Outcomes of those commands that repeat a stored message. */
  async before(commands: readonly PostMessage[]): Promise<Map<PostMessage, Outcome<PostedMessage>>> {
    const keys = commands.map(({ chatId, by, content }) => ({ chatId, senderId: by.id, clientMessageId: content.clientMessageId }));
    const stored = new Map(
      (await this.chats.messagesSent(keys)).map((message) => [`${message.chatId} ${message.senderId} ${message.clientMessageId}`, message]),
    );
    return new Map(
      commands.flatMap((command): [PostMessage, Outcome<PostedMessage>][] => {
        const message = stored.get(`${command.chatId} ${command.by.id} ${command.content.clientMessageId}`);
        return message ? [[command, this.again(message, command)]] : [];
      }),
    );
  }

  private again(message: Message, { content: { text, attachmentIds } }: PostMessage): Outcome<PostedMessage> {
    const isSame = message.text === text && message.attachments.map(({ id }) => id).join() === attachmentIds.join().toLowerCase();
    if (message.deletedAt === null && !isSame) return { error: messageIdReused() };
    return { value: { message: this.links.ofMessage(viewMessage(message)), created: false } };
  }
}
