import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChatAssigned, ChatOffered, ChatTransferred, MessagePosted } from '#chats';
import { react, Sockets } from '#platform';
import { Alarms } from './alarms';

const CHANGED = 'push';

/** What people are called for. Every node learns at once that somebody subscribed; a sweep finds what it was not told. */
@Injectable()
export class PushReactions implements OnModuleInit {
  constructor(
    private readonly alarms: Alarms,
    private readonly sockets: Sockets,
  ) {}

  onModuleInit(): void {
    this.sockets.onEverywhere(CHANGED, () => this.alarms.read());
  }

  offered = react(ChatOffered, ({ agentId: userId, chatId }) => this.alarms.note({ userId, chatId, kind: 'offered' }));
  assigned = react(ChatAssigned, ({ agentId: userId, chatId }) => this.alarms.note({ userId, chatId, kind: 'assigned' }));
  transferred = react(ChatTransferred, ({ toAgentId: userId, chatId }) => this.alarms.note({ userId, chatId, kind: 'assigned' }));
  messagePosted = react(MessagePosted, ({ agentId: userId, chatId, message }) =>
    userId !== null && message?.sender.type === 'customer' ? this.alarms.note({ userId, chatId, kind: 'message' }) : undefined,
  );

  /** Tells all nodes that somebody subscribed. */
  subscribed(userId: string): void {
    this.sockets.everywhere(CHANGED, userId);
  }
}
