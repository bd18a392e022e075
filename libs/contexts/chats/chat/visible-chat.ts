import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ChatView } from '#protocol';
import { Chats } from './chats.store';
import { mustSee, type Participant } from './domain/access';
import { ChatViews } from './chat-views';

/** One chat, for whoever may see it. */
export class VisibleChat extends Query<ChatView> {
  constructor(
    readonly who: Participant,
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

  async execute({ who, chatId }: VisibleChat): Promise<ChatView> {
    mustSee(who, await this.chats.get(chatId));
    return this.views.seenBy(who.id, chatId);
  }
}
