import { Injectable, type OnModuleInit } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChatAssigned, ChatEscalated, ChatOffered, ChatTransferred, HandRaised, MessagePosted, NoteAdded } from '#chats';
import { react, Sockets } from '#platform';
import type { EscalationLevel } from '#protocol';
import { WhoIsCalled } from '#routing';
import { Alarms } from './alarms';
import type { AlarmKind } from './push.store';

const CHANGED = 'push';

/** What people are called for. Every node learns at once that somebody subscribed; a sweep finds what it was not told. */
@Injectable()
export class PushReactions implements OnModuleInit {
  constructor(
    private readonly alarms: Alarms,
    private readonly sockets: Sockets,
    private readonly queries: QueryBus,
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

  escalated = react(ChatEscalated, ({ chatId, level }) => this.callAll('escalated', chatId, level));
  handRaised = react(HandRaised, ({ chatId, agentId }) => this.callAll('hand', chatId, 'supervisors', agentId));
  mentioned = react(NoteAdded, ({ chatId, authorId, note }) => {
    for (const userId of note ? [note.to, ...note.mentions] : [])
      if (userId !== null && userId !== authorId) this.alarms.note({ userId, chatId, kind: 'mention' });
    return undefined;
  });

  /** Tells all nodes that somebody subscribed. */
  subscribed(userId: string): void {
    this.sockets.everywhere(CHANGED, userId);
  }

  /** Asks who may be called only where somebody can be. */
  private async callAll(kind: AlarmKind, chatId: string, level: EscalationLevel, except?: string): Promise<undefined> {
    if (!this.alarms.areWanted) return;
    for (const userId of await this.queries.execute(new WhoIsCalled(chatId, level)))
      if (userId !== except) this.alarms.note({ userId, chatId, kind });
  }
}
