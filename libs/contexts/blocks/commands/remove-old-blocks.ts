import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Store } from '#platform';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Removes blocks that ended or were lifted 30 days ago: an address is personal data. */
export class RemoveOldBlocks extends Command<void> {}

@CommandHandler(RemoveOldBlocks)
export class RemoveOldBlocksHandler implements ICommandHandler<RemoveOldBlocks> {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    await this.store.read('delete from address_blocks where until < $1 or lifted_at < $1', [
      new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS),
    ]);
  }
}
