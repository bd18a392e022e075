import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import { Chats } from './chats.store';

/** Who is in a chat, for whoever may see it. */
export class PeopleInChat extends Query<{ customerId: string; agentId: string | null }> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
  ) {
    super();
  }
}

@QueryHandler(PeopleInChat)
export class PeopleInChatHandler implements IQueryHandler<PeopleInChat> {
  constructor(private readonly chats: Chats) {}

  async execute({ by, chatId }: PeopleInChat): Promise<{ customerId: string; agentId: string | null }> {
    const chat = await this.chats.getAs(by, 'see', chatId);
    return { customerId: chat.customerId, agentId: chat.agentId };
  }
}
