import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { SignedUrls } from '#files';
import type { MessageView } from '#protocol';
import { MessageSchema } from '../chat/chats.store';
import { type Message, viewMessage } from '../chat/domain/message';

/** Read model of messages: as people see them, with the messages that they answer as these are now. */
@Injectable()
export class MessageViews {
  constructor(
    private readonly links: SignedUrls,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Looks up what is quoted by one statement, and by none where nothing is. */
  async of(messages: readonly Message[]): Promise<MessageView[]> {
    const quotes = messages.flatMap(({ chatId, replyTo }) => (replyTo === null ? [] : [{ chatId, seq: replyTo.seq }]));
    const quoted = quotes.length > 0 ? await this.rowsAt(quotes) : [];
    const byId = new Map(quoted.map((message) => [message.id, message]));
    return messages.map((message) =>
      this.links.ofMessage(viewMessage(message, message.replyTo ? byId.get(message.replyTo.id) : undefined)),
    );
  }

  /** The messages of a chat with these numbers, in order. */
  async at(chatId: string, seqs: readonly number[]): Promise<MessageView[]> {
    return seqs.length > 0 ? this.of(await this.rowsAt(seqs.map((seq) => ({ chatId, seq })))) : [];
  }

  private rowsAt(keys: readonly { chatId: string; seq: number }[]): Promise<Message[]> {
    const byChat = new Map<string, number[]>();
    for (const { chatId, seq } of keys) byChat.set(chatId, [...(byChat.get(chatId) ?? []), seq]);
    const where = [...byChat].map(([chatId, seqs]) => ({ chatId, seq: In(seqs) }));
    return this.dataSource.getRepository(MessageSchema).find({ where, order: { chatId: 'ASC', seq: 'ASC' } });
  }
}
