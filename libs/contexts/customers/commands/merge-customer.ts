import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Customers } from '../customers.store';
import { customerNotFound, intoUnknown } from '../domain/customers.errors';

/** Merges a customer into another one, who gets its chats and tickets. A merge cannot be undone. */
export class MergeCustomer extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly customerId: string,
    readonly intoId: string,
  ) {
    super();
  }
}

@CommandHandler(MergeCustomer)
export class MergeCustomerHandler implements ICommandHandler<MergeCustomer> {
  constructor(
    private readonly customers: Customers,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, customerId, intoId }: MergeCustomer): Promise<void> {
    return this.store.transaction(async (tx) => {
      const locked = new Map((await this.customers.lockAll(tx, [customerId, intoId])).map((customer) => [customer.id, customer]));
      const [merged, into] = [locked.get(customerId.toLowerCase()), locked.get(intoId.toLowerCase())];
      if (!merged) throw customerNotFound();
      if (!into) throw intoUnknown();
      merged.mergeInto(into, actorOf(by), this.clock.now());
      await tx.query('update customers set merged_into = $2 where merged_into = $1', [merged.id, into.id]);
      await tx.query('update tickets set customer_id = $2 where customer_id = $1', [merged.id, into.id]);
    });
  }
}
