import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import { Chats } from './chats.store';
import { chatIsClosed } from './domain/chat.errors';

/** Participants of a chat, for a caller who may see it; with `write`, for one who may post a message now. */
export class PeopleInChat extends Query<{ customerId: string; agentId: string | null }> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly to: 'read' | 'write',
  ) {
    super();
  }
}

@QueryHandler(PeopleInChat)
export class PeopleInChatHandler implements IQueryHandler<PeopleInChat> {
  constructor(private readonly chats: Chats) {}

  async execute({ by, chatId, to }: PeopleInChat): Promise<{ customerId: string; agentId: string | null }> {
    const chat = await this.chats.getAs(by, to === 'read' ? 'see' : 'takePart', chatId);
    if (to === 'write' && chat.status === 'closed') throw chatIsClosed();
    return { customerId: chat.customerId, agentId: chat.agentId };
  }
}
