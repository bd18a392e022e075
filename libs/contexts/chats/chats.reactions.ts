import { Injectable } from '@nestjs/common';
import { react, rooms, Sockets } from '#platform';
import { ChatAssigned, ChatRequeued, ChatTransferred } from './domain/chat.events';

/** Whoever joined without having the chat any more hears no more of it. */
@Injectable()
export class ChatsReactions {
  constructor(private readonly sockets: Sockets) {}

  chatAssigned = react(ChatAssigned, ({ chatId, customerId, agentId }) => this.evict(chatId, customerId, agentId));
  chatRequeued = react(ChatRequeued, ({ chatId, customerId }) => this.evict(chatId, customerId, null));
  chatTransferred = react(ChatTransferred, ({ chatId, customerId, toAgentId }) => this.evict(chatId, customerId, toAgentId));

  private evict(chatId: string, customerId: string, agentId: string | null): undefined {
    const staying = [rooms.supervisors, rooms.customer(customerId), ...(agentId === null ? [] : [rooms.agent(agentId)])];
    this.sockets.evict(rooms.chat(chatId), staying);
    this.sockets.evict(rooms.chatStaff(chatId), staying);
  }
}
