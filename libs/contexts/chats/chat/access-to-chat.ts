import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { AccessToChat } from '#files';
import { Chats } from './chats.store';
import { chatIsClosed } from './domain/chat.errors';

@QueryHandler(AccessToChat)
export class AccessToChatHandler implements IQueryHandler<AccessToChat> {
  constructor(private readonly chats: Chats) {}

  async execute({ by, chatId, to }: AccessToChat): Promise<{ customerId: string }> {
    const chat = await this.chats.getAs(by, to === 'read' ? 'see' : 'takePart', chatId);
    if (to === 'write' && chat.status === 'closed') throw chatIsClosed();
    return { customerId: chat.customerId };
  }
}
