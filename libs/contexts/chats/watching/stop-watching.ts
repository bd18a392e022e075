import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { ChatWatches } from './chat-watches.store';

/** Ends the watch of a socket over one chat or, without `chatId`, over all of them. Idempotent. */
export class StopWatching extends Command<void> {
  constructor(
    readonly socketId: string,
    readonly chatId?: string,
  ) {
    super();
  }
}

@CommandHandler(StopWatching)
export class StopWatchingHandler implements ICommandHandler<StopWatching> {
  constructor(
    private readonly watches: ChatWatches,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ socketId, chatId }: StopWatching): Promise<void> {
    return this.store.transaction(async (tx) => {
      for (const watch of await this.watches.lockOf(tx, socketId)) {
        if (chatId === undefined || watch.chatId === chatId) watch.end(this.clock.now());
      }
    });
  }
}
