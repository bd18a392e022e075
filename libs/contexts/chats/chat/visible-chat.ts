import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import type { ChatView } from '#protocol';
import { Chats } from './chats.store';
import { ChatViews } from './chat-views';

/** One chat, for a caller who may see it. */
export class VisibleChat extends Query<ChatView> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
  ) {
    super();
  }
}

@QueryHandler(VisibleChat)
export class VisibleChatHandler implements IQueryHandler<VisibleChat> {
  constructor(
    private readonly chats: Chats,
    private readonly views: ChatViews,
  ) {}

  async execute({ by, chatId }: VisibleChat): Promise<ChatView> {
    await this.chats.getAs(by, 'see', chatId);
    return this.views.seenBy(by.id, chatId);
  }
}
