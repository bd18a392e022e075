import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { columnsOf, selectList } from '#platform';
import type { ContextSourceView } from '#protocol';
import { SourceAnswerSchema } from '../source-answers.store';

const SOURCE_VIEW = selectList<ContextSourceView>({ name: 'a.source', ...columnsOf(SourceAnswerSchema, 'a', ['status', 'cards']) });

/** Answer of a source, with the agent whose chat it is about. */
export interface AnsweredSource {
  chatId: string;
  agentId: string | null;
  offeredTo: string | null;
  source: ContextSourceView;
}

/** Answers of sources by chat, as last committed. */
@Injectable()
export class SourceViews {
  /** Chats asked for in one turn of the event loop are read by one statement; nothing is cached. */
  private readonly loader = new DataLoader<string, ContextSourceView[]>((ids) => this.ofAll(ids), { cache: false, maxBatchSize: 500 });

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The answers are in the order that the setting had when the chat started. */
  ofChat(chatId: string): Promise<ContextSourceView[]> {
    return this.loader.load(chatId);
  }

  async answered(answerId: string): Promise<AnsweredSource | undefined> {
    const [row] = await this.dataSource.query<(ContextSourceView & Omit<AnsweredSource, 'source'>)[]>(
      `select c.id as "chatId", c.agent_id as "agentId", c.offered_to as "offeredTo", ${SOURCE_VIEW}
       from context_answers a join chats c on c.id = a.chat_id where a.id = $1`,
      [answerId],
    );
    if (!row) return undefined;
    const { chatId, agentId, offeredTo, ...source } = row;
    return { chatId, agentId, offeredTo, source };
  }

  private async ofAll(chatIds: readonly string[]): Promise<ContextSourceView[][]> {
    const rows = await this.dataSource.query<(ContextSourceView & { chatId: string })[]>(
      `select a.chat_id as "chatId", ${SOURCE_VIEW} from context_answers a where a.chat_id = any($1) order by a.id`,
      [chatIds],
    );
    const byChat = new Map<string, ContextSourceView[]>(chatIds.map((id) => [id, []]));
    for (const { chatId, ...source } of rows) byChat.get(chatId)!.push(source);
    return chatIds.map((id) => byChat.get(id)!);
  }
}
