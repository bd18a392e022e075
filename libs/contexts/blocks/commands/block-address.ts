import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorOf, networkOf, type StaffCaller, Store } from '#platform';
import { AddressBlocks } from '../blocks.store';
import type { AddressBlock } from '../domain/address-block';

/** Blocks an address, or the /64 of one of IPv6; one that is blocked already gets the new end and reason. */
export class BlockAddress extends Command<AddressBlock> {
  constructor(
    readonly by: StaffCaller,
    readonly address: string,
    /** RFC 3339. */
    readonly until: string,
    readonly reason: string | null,
  ) {
    super();
  }
}

@CommandHandler(BlockAddress)
export class BlockAddressHandler implements ICommandHandler<BlockAddress> {
  constructor(
    private readonly blocks: AddressBlocks,
    private readonly store: Store,
  ) {}

  execute({ by, address, until, reason }: BlockAddress): Promise<AddressBlock> {
    return this.store.once((tx) => this.blocks.block(tx, networkOf(address), { until: new Date(until), reason }, actorOf(by)));
  }
}
