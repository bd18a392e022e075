import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Customers } from '../customers.store';
import { networkUnknown } from '../domain/customers.errors';

export interface Block {
  /** RFC 3339; null ends the block. */
  until: string | null;
  reason: string | null;
  /** Whether the network that the customer came from last must be known, for it is blocked too. */
  withNetwork: boolean;
}

/** Blocks a customer from starting chats until a time. Returns the network that the customer came from last. */
export class BlockCustomer extends Command<string | null> {
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
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, customerId, block: { until, reason, withNetwork } }: BlockCustomer): Promise<string | null> {
    return this.store.transaction(async (tx) => {
      const customer = await this.customers.lockMeant(tx, customerId);
      customer.block(until === null ? null : new Date(until), reason, actorOf(by), this.clock.now());
      if (withNetwork && customer.lastNetwork === null) throw networkUnknown();
      return customer.lastNetwork;
    });
  }
}
