import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Customers } from '../customers.store';

/** Blocks a customer from starting chats until the given time (RFC 3339); null ends the block. */
export class BlockCustomer extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly customerId: string,
    readonly until: string | null,
    readonly reason: string | null,
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

  execute({ by, customerId, until, reason }: BlockCustomer): Promise<void> {
    return this.store.transaction(async (tx) => {
      const customer = await this.customers.lockMeant(tx, customerId);
      customer.block(until === null ? null : new Date(until), reason, actorOf(by), this.clock.now());
    });
  }
}
