import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { SignedUrls } from '#files';
import { Attachments } from '#files/lends';
import { onTheWire, type StaffCaller } from '#platform';
import type { DraftView } from '#protocol';
import { Chats } from '../chat/chats.store';

/** What the caller has begun to write in a chat, on whatever device; empty when there is nothing, or a message was sent since. */
export class DraftOf extends Query<DraftView> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

/**
 * A message that its author sends makes an end of the draft: it is looked up here, so that sending costs nothing more, and only behind what
 * the author had read, so that a long chat costs no more than a short one.
 */
const DRAFT = `
  select d.text, d.attachment_ids as "attachmentIds", d.seen_seq as "seenSeq", d.updated_at as "updatedAt" from drafts d
  where d.chat_id = $1 and d.user_id = $2
    and not exists (select 1 from messages m where m.chat_id = $1 and m.seq > d.seen_seq and m.sender_id = $2 and m.created_at >= d.updated_at)`;

@QueryHandler(DraftOf)
export class DraftOfHandler implements IQueryHandler<DraftOf> {
  constructor(
    private readonly chats: Chats,
    private readonly attachments: Attachments,
    private readonly links: SignedUrls,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, chatId }: DraftOf): Promise<DraftView> {
    await this.chats.getAs(by, 'see', chatId);
    const [draft] = onTheWire<Omit<DraftView, 'attachments'>[]>(await this.dataSource.query(DRAFT, [chatId, by.id]));
    if (!draft) return { text: '', attachmentIds: [], attachments: [], seenSeq: 0, updatedAt: null };
    const files = await this.unsent(by.id, chatId, draft.attachmentIds);
    return { ...draft, attachmentIds: files.map(({ id }) => id), attachments: files.map(({ view }) => this.links.of(view)) };
  }

  /** Those that can still be sent, in the order of the draft. */
  private async unsent(uploaderId: string, ownerId: string, ids: string[]) {
    if (ids.length === 0) return [];
    const where = { id: In(ids), uploaderId, ownerId, messageSeq: IsNull(), state: Not(In(['storing', 'removed'])) };
    const files = await this.attachments.someWhere(where, ids.length);
    return ids.flatMap((id) => files.find((file) => file.id === id) ?? []);
  }
}
