import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CustomerOfChat } from '#customers';
import { Chats } from './chats.store';
import { canSee } from './domain/access';
import { viewerOf } from './viewer';

@QueryHandler(CustomerOfChat)
export class CustomerOfChatHandler implements IQueryHandler<CustomerOfChat> {
  constructor(private readonly chats: Chats) {}

  async execute({ by, chatId }: CustomerOfChat): Promise<string | null> {
    const chat = await this.chats.find(chatId);
    return chat && canSee(viewerOf(by), chat) ? chat.customerId : null;
  }
}
