import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ChatAccess } from '#files';
import { Chats } from './chats.store';
import { chatIsClosed } from './domain/chat.errors';

@QueryHandler(ChatAccess)
export class ChatAccessHandler implements IQueryHandler<ChatAccess> {
  constructor(private readonly chats: Chats) {}

  async execute({ by, chatId, to }: ChatAccess): Promise<{ customerId: string }> {
    const chat = await this.chats.getAs(by, to === 'read' ? 'see' : 'takePart', chatId);
    if (to === 'write' && chat.status === 'closed') throw chatIsClosed();
    return { customerId: chat.customerId };
  }
}
