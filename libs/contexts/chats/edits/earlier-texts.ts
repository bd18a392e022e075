import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, MoreThan } from 'typeorm';
import { cursorPart, type Page, readCursor, type StaffCaller, toPage } from '#platform';
import type { EarlierText } from '#protocol';
import { Chats, MessageSchema } from '../chat/chats.store';
import { messageNotFound } from '../chat/domain/chat.errors';
import { MessageEditSchema } from '../messages/message-edits.store';

/** What a message said before its edits, oldest first; for staff only. */
export class EarlierTexts extends Query<Page<EarlierText>> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly messageId: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(EarlierTexts)
export class EarlierTextsHandler implements IQueryHandler<EarlierTexts> {
  constructor(
    private readonly chats: Chats,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, chatId, messageId, limit, cursor }: EarlierTexts): Promise<Page<EarlierText>> {
    await this.chats.getAs(by, 'see', chatId);
    const after = readCursor(cursor, [cursorPart.id]);
    const message = await this.dataSource.getRepository(MessageSchema).findOneBy({ chatId, id: messageId });
    if (!message) throw messageNotFound();
    const rows = await this.dataSource.getRepository(MessageEditSchema).find({
      where: { chatId, seq: message.seq, ...(after && { id: MoreThan(after[0] as string) }) },
      order: { id: 'ASC' },
      take: limit + 1,
    });
    const { data, nextCursor } = toPage(rows, limit, ({ id }) => [id]);
    return {
      data: data.map(({ text, writtenAt, replacedAt }) => ({
        text,
        writtenAt: writtenAt.toISOString(),
        replacedAt: replacedAt.toISOString(),
      })),
      nextCursor,
    };
  }
}
