import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { AccessToChat } from '#files';
import { Chats } from './chats.store';
import { mustSee, mustTakePart } from './domain/access';
import { chatIsClosed } from './domain/chat.errors';
import { participantOf } from './participant';

@QueryHandler(AccessToChat)
export class AccessToChatHandler implements IQueryHandler<AccessToChat> {
  constructor(private readonly chats: Chats) {}

  async execute({ by, chatId, to }: AccessToChat): Promise<{ customerId: string }> {
    const chat = await this.chats.get(chatId);
    if (to === 'read') mustSee(participantOf(by), chat);
    else mustTakePart(participantOf(by), chat);
    if (to === 'write' && chat.status === 'closed') throw chatIsClosed();
    return { customerId: chat.customerId };
  }
}
