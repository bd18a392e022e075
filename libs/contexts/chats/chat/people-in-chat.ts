import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Chats } from './chats.store';
import { mustSee, type Participant } from './domain/access';

/** Who is in a chat, for whoever may see it. */
export class PeopleInChat extends Query<{ customerId: string; agentId: string | null }> {
  constructor(
    readonly who: Participant,
    readonly chatId: string,
  ) {
    super();
  }
}

@QueryHandler(PeopleInChat)
export class PeopleInChatHandler implements IQueryHandler<PeopleInChat> {
  constructor(private readonly chats: Chats) {}

  async execute({ who, chatId }: PeopleInChat): Promise<{ customerId: string; agentId: string | null }> {
    const chat = await this.chats.get(chatId);
    mustSee(who, chat);
    return { customerId: chat.customerId, agentId: chat.agentId };
  }
}
