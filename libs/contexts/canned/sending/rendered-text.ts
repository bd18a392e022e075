import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Chats } from '#chats/lends';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import { chatFacts } from './chat-facts';
import { valuesOf } from '../templates/domain/variables';
import { render, type Rendered } from '../templates/templates';

/** A text that is being written, rendered for a chat: what a canned response would say there. Nothing is kept or sent. */
export class RenderedText extends Query<Rendered> {
  constructor(
    readonly by: StaffCaller,
    readonly content: string,
    readonly chatId: string,
  ) {
    super();
  }
}

@QueryHandler(RenderedText)
export class RenderedTextHandler implements IQueryHandler<RenderedText> {
  constructor(
    private readonly chats: Chats,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, content, chatId }: RenderedText): Promise<Rendered> {
    await this.chats.getAs(by, 'see', chatId);
    const facts = await chatFacts(this.dataSource, [chatId]);
    return render(content, valuesOf(facts.get(chatId)!, by.name, this.clock.now()));
  }
}
