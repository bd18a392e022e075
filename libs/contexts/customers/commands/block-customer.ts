import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AddressBlocks } from '#blocks/lends';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Customers } from '../customers.store';
import { networkUnknown } from '../domain/customers.errors';

export interface Block {
  /** RFC 3339; null ends the block. */
  until: string | null;
  reason: string | null;
  /** Whether the network that the customer came from last is blocked as well. */
  withNetwork: boolean;
}

/** Blocks a customer from starting chats until a time, and perhaps the network along with it: both or neither. */
export class BlockCustomer extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly customerId: string,
    readonly block: Block,
  ) {
    super();
  }
}

@CommandHandler(BlockCustomer)
export class BlockCustomerHandler implements ICommandHandler<BlockCustomer> {
  constructor(
    private readonly customers: Customers,
    private readonly blocks: AddressBlocks,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `customer.address_unknown`, `block.too_many` */
  execute({ by, customerId, block: { until: end, reason, withNetwork } }: BlockCustomer): Promise<void> {
    const until = end === null ? null : new Date(end);
    return this.store.transaction(async (tx) => {
      if (withNetwork && until) {
        // Networks are locked before customers, so the customer is only read here.
        const { lastNetwork } = await this.customers.getMeant(tx, customerId);
        if (lastNetwork === null) throw networkUnknown();
        await this.blocks.block(tx, lastNetwork, { until, reason }, actorOf(by));
      }
      const customer = await this.customers.lockMeant(tx, customerId);
      customer.block(until, reason, actorOf(by), this.clock.now());
    });
  }
}
