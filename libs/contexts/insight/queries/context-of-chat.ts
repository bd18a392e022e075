import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ContextOfChat } from '#chats';
import type { ContextView } from '#protocol';
import { ContextViews } from './context-views';

@QueryHandler(ContextOfChat)
export class ContextOfChatHandler implements IQueryHandler<ContextOfChat> {
  constructor(private readonly views: ContextViews) {}

  execute({ chat }: ContextOfChat): Promise<ContextView> {
    return this.views.ofChat(chat);
  }
}
