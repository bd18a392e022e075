import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { newId, type StaffCaller, Store } from '#platform';
import { Visits } from '../attendance/visits';
import { Chats } from '../chat/chats.store';
import { chatIsClosed } from '../chat/domain/chat.errors';
import { ChatWatches } from './chat-watches.store';
import { ChatWatch } from './domain/chat-watch';
import { tooManyWatches } from './domain/chat-watch.errors';

/** Watches that one socket may have at a time. */
const MOST_OF_ONE_SOCKET = 20;

/** Watches an open chat by a socket of this node; repeated, it changes whether the agent is told. */
export class WatchChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly socketId: string,
    /** Undefined: as the setting `agentSeesWatchers` says. */
    readonly visible?: boolean,
  ) {
    super();
  }
}

@CommandHandler(WatchChat)
export class WatchChatHandler implements ICommandHandler<WatchChat> {
  constructor(
    private readonly watches: ChatWatches,
    private readonly chats: Chats,
    private readonly visits: Visits,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ by, chatId, socketId, visible }: WatchChat): Promise<void> {
    const shown = visible ?? (await this.settings.get()).agentSeesWatchers;
    await this.visits.renewLease();
    await this.store.transaction(async (tx) => {
      const chat = await this.chats.lockAs(tx, by, 'see', chatId);
      if (chat.status === 'closed') throw chatIsClosed();
      const watches = await this.watches.lockOf(tx, socketId);
      const before = watches.find((watch) => watch.chatId === chatId);
      if (before?.visible === shown) return;
      if (!before && watches.length >= MOST_OF_ONE_SOCKET) throw tooManyWatches(MOST_OF_ONE_SOCKET);
      const now = this.clock.now();
      before?.end(now);
      const { nodeId } = this.visits;
      this.watches.add(tx, new ChatWatch({ id: newId(), chatId, userId: by.id, socketId, nodeId, visible: shown }, now));
    });
  }
}
