import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { And, DataSource, LessThan, MoreThan } from 'typeorm';
import { SignedUrls } from '#files';
import type { Caller } from '#platform';
import type { MessageView } from '#protocol';
import { viewMessage } from '../chat/domain/message';
import { Chats, MessageSchema } from '../chat/chats.store';

export interface TranscriptPart {
  messages: MessageView[];
  hasMore: boolean;
}

export interface TranscriptRange {
  afterSeq?: number;
  beforeSeq?: number;
  limit: number;
}

/** Messages of a chat in order of `seq`: those after `afterSeq`, the last ones before `beforeSeq`, or, with both, those between. */
export class Transcript extends Query<TranscriptPart> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly range: TranscriptRange,
  ) {
    super();
  }
}

@QueryHandler(Transcript)
export class TranscriptHandler implements IQueryHandler<Transcript> {
  constructor(
    private readonly chats: Chats,
    private readonly links: SignedUrls,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, chatId, range: { afterSeq, beforeSeq, limit } }: Transcript): Promise<TranscriptPart> {
    await this.chats.getAs(by, 'see', chatId);
    const backwards = beforeSeq !== undefined && afterSeq === undefined;
    const after = MoreThan(afterSeq ?? 0);
    const seq = beforeSeq === undefined ? after : And(after, LessThan(beforeSeq));
    const rows = await this.dataSource
      .getRepository(MessageSchema)
      .find({ where: { chatId, seq }, order: { seq: backwards ? 'DESC' : 'ASC' }, take: limit + 1 });
    const part = rows.slice(0, limit).map((row) => this.links.ofMessage(viewMessage(row)));
    return { messages: backwards ? part.reverse() : part, hasMore: rows.length > limit };
  }
}
