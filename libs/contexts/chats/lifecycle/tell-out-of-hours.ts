import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Store } from '#platform';
import { Chats } from '../chat/chats.store';
import type { Untold } from './closing-time';

/** Tells customers who wait that it is closed, once for each time until which it is. Their chats stay in the queue. Idempotent. */
export class TellOutOfHours extends Command<void> {
  constructor(readonly untold: readonly Untold[]) {
    super();
  }
}

@CommandHandler(TellOutOfHours)
export class TellOutOfHoursHandler implements ICommandHandler<TellOutOfHours> {
  constructor(
    private readonly chats: Chats,
    private readonly store: Store,
  ) {}

  async execute({ untold }: TellOutOfHours): Promise<void> {
    const opensAt = new Map(untold.map((chat) => [chat.id, chat.opensAt]));
    if (opensAt.size === 0) return;
    await this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockAll(tx, [...opensAt.keys()])) chat.tellOutOfHours(opensAt.get(chat.id) ?? null);
    });
  }
}
