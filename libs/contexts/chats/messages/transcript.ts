import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { And, DataSource, LessThan, MoreThan } from 'typeorm';
import type { Caller } from '#platform';
import type { MessageView } from '#protocol';
import { TranslationsOf } from '../chat/asked-downstream';
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
  /** Whether messages carry their translations. */
  translations?: boolean;
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
    private readonly queries: QueryBus,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, chatId, range: { afterSeq, beforeSeq, limit, translations } }: Transcript): Promise<TranscriptPart> {
    await this.chats.getAs(by, 'see', chatId);
    const backwards = beforeSeq !== undefined && afterSeq === undefined;
    const after = MoreThan(afterSeq ?? 0);
    const seq = beforeSeq === undefined ? after : And(after, LessThan(beforeSeq));
    const rows = await this.dataSource
      .getRepository(MessageSchema)
      .find({ where: { chatId, seq }, order: { seq: backwards ? 'DESC' : 'ASC' }, take: limit + 1 });
    const untranslated = await this.views.of(rows.slice(0, limit));
    const part = translations ? await this.translated(untranslated, chatId, by) : untranslated;
    return { messages: backwards ? part.reverse() : part, hasMore: rows.length > limit };
  }

  private async translated(messages: MessageView[], chatId: string, by: Caller): Promise<MessageView[]> {
    const seqs = messages.map(({ seq }) => seq);
    const found = await this.queries.execute(new TranslationsOf(chatId, seqs, by.type === 'customer'));
    return messages.map((message) => ({ ...message, translations: found.get(message.seq) ?? [] }));
  }
}
