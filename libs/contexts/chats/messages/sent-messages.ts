import { Injectable } from '@nestjs/common';
import type { Outcome } from '#platform';
import type { MessageView } from '#protocol';
import type { PostedMessage, PostMessage } from './post-message';
import { Chats } from '../chat/chats.store';
import { messageIdReused } from '../chat/domain/chat.errors';
import type { Message } from '../chat/domain/message';
import { MessageEdits } from './message-edits.store';
import { MessageViews } from './message-views';

/** Idempotency of sending: finds stored messages by `clientMessageId` and answers repeats with them. */
@Injectable()
export class SentMessages {
  constructor(
    private readonly chats: Chats,
    private readonly views: MessageViews,
    private readonly edits: MessageEdits,
  ) {}

  async find(chatId: string, senderId: string, clientMessageId: string): Promise<MessageView | undefined> {
    const [found] = await this.views.of(await this.chats.messagesSent([{ chatId, senderId, clientMessageId }]));
    return found;
  }

  /** Outcomes of those commands that repeat a stored message, which may have been edited since. */
  async before(commands: readonly PostMessage[]): Promise<Map<PostMessage, Outcome<PostedMessage>>> {
    const keys = commands.map(({ chatId, by, content }) => ({ chatId, senderId: by.id, clientMessageId: content.clientMessageId }));
    const stored = await this.chats.messagesSent(keys);
    if (stored.length === 0) return new Map();
    const [views, firstTexts] = [await this.views.of(stored), await this.edits.firstTextsOf(stored)];
    const byKey = new Map(
      stored.map((message, at) => [`${message.chatId} ${message.senderId} ${message.clientMessageId}`, { message, at }]),
    );
    return new Map(
      commands.flatMap((command): [PostMessage, Outcome<PostedMessage>][] => {
        const { message, at } = byKey.get(`${command.chatId} ${command.by.id} ${command.content.clientMessageId}`) ?? {};
        if (!message) return [];
        const isRepeat = message.deletedAt !== null || isSame(message, firstTexts.get(message.id), command);
        return [[command, isRepeat ? { value: { message: views[at!]!, created: false } } : { error: messageIdReused() }]];
      }),
    );
  }
}

/** @param firstText what the message said when it was sent, if it was edited */
function isSame(message: Message, firstText: string | null | undefined, { content }: PostMessage): boolean {
  return (
    (firstText === undefined ? message.text : firstText) === content.text &&
    (message.replyTo?.id ?? null) === content.replyTo &&
    message.attachments.map(({ id }) => id).join() === content.attachmentIds.join()
  );
}
