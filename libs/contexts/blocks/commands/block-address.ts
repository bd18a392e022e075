import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, networkOf, newId, type StaffCaller, Store } from '#platform';
import { AddressBlocks } from '../blocks.store';
import { AddressBlock } from '../domain/address-block';

/** Blocks an address, or the /64 of one of IPv6; one that is blocked already gets the new end and reason. */
export class BlockAddress extends Command<AddressBlock> {
  constructor(
    readonly by: StaffCaller,
    /** An address, or a network as `networkOf` writes it. */
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
    private readonly clock: Clock,
  ) {}

  execute({ by, address, until, reason }: BlockAddress): Promise<AddressBlock> {
    const network = networkOf(address);
    const terms = { until: new Date(until), reason };
    return this.store.once(async (tx) => {
      const known = await this.blocks.lockFor(tx, network);
      if (!known) return this.blocks.add(tx, new AddressBlock(newId(), network, terms, actorOf(by), this.clock.now()));
      known.block(terms, actorOf(by), this.clock.now());
      return known;
    });
  }
}
