import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Customers, withFreeExternalId } from '../customers.store';
import type { CustomerFields } from '../domain/customer';

/** Changes the given fields of a customer; absent fields keep their values. */
export class ChangeCustomer extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly customerId: string,
    readonly changes: Partial<CustomerFields>,
  ) {
    super();
  }
}

@CommandHandler(ChangeCustomer)
export class ChangeCustomerHandler implements ICommandHandler<ChangeCustomer> {
  constructor(
    private readonly customers: Customers,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, customerId, changes }: ChangeCustomer): Promise<void> {
    const changed = this.store.transaction(async (tx) => {
      if (changes.externalId) await this.customers.claim(tx, changes.externalId);
      const customer = await this.customers.lockMeant(tx, customerId);
      customer.change(changes, actorOf(by), this.clock.now());
    });
    return withFreeExternalId(changed);
  }
}
