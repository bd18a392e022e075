import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Coalescer, react, rooms, Sockets } from '#platform';
import { ChatAssigned, ChatClosed, ChatOffered, ChatOfferEnded, ChatRequeued, ChatTransferred } from '../chat/domain/chat.events';
import { ChatUnwatched, ChatWatched } from './domain/chat-watch.events';
import { Viewers } from './viewers';
import { Watchers } from './watchers';

const GATHER_MS = 100;

/**
 * Whoever gets a chat is told who watches it, and whoever looks at a waiting one when it begins and ceases to wait. Hardly any chat is watched, so those of many assignments are asked for by one statement, and
 * no other word waits for the answer.
 */
@Injectable()
export class WatchingReactions implements BeforeApplicationShutdown {
  private readonly given = new Coalescer<string>(GATHER_MS, (chatIds) => this.tell(chatIds), new Logger(WatchingReactions.name));

  /** Chats whose agent is told of a change while we read: what we have read may be older. */
  private readonly changed = new Set<string>();

  constructor(
    private readonly watchers: Watchers,
    private readonly viewers: Viewers,
    private readonly sockets: Sockets,
  ) {}

  assigned = react(ChatAssigned, ({ chatId }) => (this.viewers.ended(chatId), this.add(chatId)));
  transferred = react(ChatTransferred, ({ chatId }) => this.add(chatId));

  offered = react(ChatOffered, ({ chatId, fromAgentId }) => (fromAgentId === null ? this.viewers.ended(chatId) : undefined));
  closed = react(ChatClosed, ({ chatId }) => this.viewers.ended(chatId));
  requeued = react(ChatRequeued, ({ chatId }) => this.viewers.waits(chatId));
  offerEnded = react(ChatOfferEnded, ({ chatId, waits }) => (waits ? this.viewers.waits(chatId) : undefined));

  watched = react(ChatWatched, ({ chatId }) => void this.changed.add(chatId));
  unwatched = react(ChatUnwatched, ({ chatId }) => void this.changed.add(chatId));

  beforeApplicationShutdown(): void {
    this.given.stop();
  }

  private add(chatId: string): undefined {
    this.given.add(chatId);
  }

  private async tell(chatIds: string[]): Promise<void> {
    this.changed.clear();
    for (const { chatId, agentId, watchers } of await this.watchers.ofWatched(chatIds))
      if (agentId !== null && !this.changed.has(chatId))
        this.sockets.send({ name: 'chat.watchers', told: [{ payload: { chatId, watchers }, to: [rooms.agent(agentId)] }] });
  }
}
