import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { ChatWatches } from './chat-watches.store';
import { Watchers } from './watchers';

/** Ends watches whose node is dead, and those over chats that are closed. Idempotent, and safe on all nodes at once. */
export class EndLostWatches extends Command<void> {}

@CommandHandler(EndLostWatches)
export class EndLostWatchesHandler implements ICommandHandler<EndLostWatches> {
  constructor(
    private readonly watches: ChatWatches,
    private readonly watchers: Watchers,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const lost = await this.watchers.lost();
    if (lost.length === 0) return;
    await this.store.transaction(async (tx) => {
      for (const watch of await this.watches.lockAll(tx, lost)) watch.end(this.clock.now());
    });
  }
}
