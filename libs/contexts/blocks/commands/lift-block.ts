import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';
import { AddressBlocks } from '../blocks.store';

/** Lifts the block of an address. */
export class LiftBlock extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly blockId: string,
  ) {
    super();
  }
}

@CommandHandler(LiftBlock)
export class LiftBlockHandler implements ICommandHandler<LiftBlock> {
  constructor(
    private readonly blocks: AddressBlocks,
    private readonly clock: Clock,
  ) {}

  execute({ by, blockId }: LiftBlock): Promise<void> {
    return this.blocks.change(blockId, (block) => block.lift(actorOf(by), this.clock.now()));
  }
}
