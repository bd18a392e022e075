import { Injectable } from '@nestjs/common';
import { Users } from '#directory';
import { broadcast, rooms, Sockets } from '#platform';
import { ChatAssigned, ChatClosed, ChatRequeued, MessagePosted } from './domain/chat.events';
import { ChatViews } from './queries/chat-views';

@Injectable()
export class ChatsBroadcasts {
  constructor(
    private readonly views: ChatViews,
    private readonly users: Users,
    private readonly sockets: Sockets,
  ) {}

  messagePosted = broadcast(MessagePosted, ({ chatId, customerId, agentId, message }) =>
    message ? [{ name: 'message.created', payload: { message }, to: inChat(chatId, customerId, agentId) }] : [],
  );

  chatAssigned = broadcast(ChatAssigned, async ({ chatId, customerId, agentId }) => {
    const [chat, { id, name }] = await Promise.all([this.views.byId(chatId), this.users.get(agentId)]);
    this.sockets.evict(rooms.chat(chatId), [rooms.supervisors, rooms.agent(agentId), rooms.customer(customerId)]);
    return [{ name: 'chat.assigned', payload: { chat, agent: { id, name } }, to: [rooms.agent(agentId), rooms.customer(customerId), rooms.supervisors] }];
  });

  /** The customer waits again; the desk that lost the chat lets go of it. */
  chatRequeued = broadcast(ChatRequeued, async ({ chatId, customerId, fromAgentId }) => {
    this.sockets.evict(rooms.chat(chatId), [rooms.supervisors, rooms.customer(customerId)]);
    const chat = await this.views.byId(chatId);
    return [{ name: 'chat.updated', payload: { chat }, to: [rooms.customer(customerId), rooms.agent(fromAgentId), rooms.supervisors] }];
  });

  chatClosed = broadcast(ChatClosed, async ({ chatId, customerId, agentId }) => [
    { name: 'chat.closed', payload: { chat: await this.views.byId(chatId) }, to: [...inChat(chatId, customerId, agentId), rooms.supervisors] },
  ]);
}

function inChat(chatId: string, customerId: string, agentId: string | null): string[] {
  const everybody = [rooms.chat(chatId), rooms.customer(customerId)];
  return agentId === null ? everybody : [...everybody, rooms.agent(agentId)];
}
