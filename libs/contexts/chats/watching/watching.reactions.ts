import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Coalescer, react, rooms, Sockets } from '#platform';
import { ChatAssigned, ChatTransferred } from '../chat/domain/chat.events';
import { Watchers } from './watchers';

const GATHER_MS = 100;

/**
 * Whoever gets a chat is told who watches it. Hardly any chat is watched, so those of many assignments are asked for by one statement, and
 * no other word waits for the answer.
 */
@Injectable()
export class WatchingReactions implements BeforeApplicationShutdown {
  private readonly given = new Coalescer<string>(GATHER_MS, (chatIds) => this.tell(chatIds), new Logger(WatchingReactions.name));

  constructor(
    private readonly watchers: Watchers,
    private readonly sockets: Sockets,
  ) {}

  assigned = react(ChatAssigned, ({ chatId }) => this.add(chatId));
  transferred = react(ChatTransferred, ({ chatId }) => this.add(chatId));

  beforeApplicationShutdown(): void {
    this.given.stop();
  }

  private add(chatId: string): undefined {
    this.given.add(chatId);
  }

  private async tell(chatIds: string[]): Promise<void> {
    for (const { chatId, agentId, watchers } of await this.watchers.ofWatched(chatIds))
      if (agentId !== null)
        this.sockets.send({ name: 'chat.watchers', told: [{ payload: { chatId, watchers }, to: [rooms.agent(agentId)] }] });
  }
}
