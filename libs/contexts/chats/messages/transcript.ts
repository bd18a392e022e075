import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { And, DataSource, LessThan, MoreThan } from 'typeorm';
import type { Caller } from '#platform';
import type { MessageView } from '#protocol';
import { Chats, MessageSchema } from '../chat/chats.store';
import { MessageViews } from './message-views';

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
    private readonly views: MessageViews,
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
    const part = await this.views.of(rows.slice(0, limit));
    return { messages: backwards ? part.reverse() : part, hasMore: rows.length > limit };
  }
}
