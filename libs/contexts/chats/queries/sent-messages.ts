import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AttachmentLinks } from '#files';
import type { MessageView } from '#protocol';
import { MessageSchema } from '../chats.store';
import { viewMessage } from '../domain/message';

/** What was stored of a sender, by the id that its client chose. */
@Injectable()
export class SentMessages {
  constructor(
    private readonly links: AttachmentLinks,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async find(chatId: string, senderId: string, clientMessageId: string): Promise<MessageView | undefined> {
    const found = await this.dataSource.getRepository(MessageSchema).findOneBy({ chatId, senderId, clientMessageId });
    return found ? this.links.ofMessage(viewMessage(found)) : undefined;
  }
}
