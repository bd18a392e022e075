import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, MoreThan } from 'typeorm';
import { cursorPart, type Page, readCursor, type StaffCaller, toPage } from '#platform';
import type { NoteView } from '#protocol';
import { Chats, NoteSchema } from '../chat/chats.store';
import { viewNote } from '../chat/domain/message';

/** The notes of a chat, oldest first; for staff only. */
export class Notes extends Query<Page<NoteView>> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(Notes)
export class NotesHandler implements IQueryHandler<Notes> {
  constructor(
    private readonly chats: Chats,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, chatId, limit, cursor }: Notes): Promise<Page<NoteView>> {
    await this.chats.getAs(by, 'see', chatId);
    const after = readCursor(cursor, [cursorPart.id]);
    const rows = await this.dataSource
      .getRepository(NoteSchema)
      .find({ where: { chatId, ...(after && { id: MoreThan(after[0] as string) }) }, order: { id: 'ASC' }, take: limit + 1 });
    return toPage(rows.map(viewNote), limit, ({ id }) => [id]);
  }
}
