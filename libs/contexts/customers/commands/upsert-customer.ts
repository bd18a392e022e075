import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, newId, type StaffCaller, Store } from '#platform';
import { Customers } from '../customers.store';
import { type Account, Customer, type CustomerDetails } from '../domain/customer';

/** Upsert of a customer by its external id: creates it or replaces its fields. Returns our id and whether the customer is new. */
export class UpsertCustomer extends Command<{ id: string; isNew: boolean }> {
  constructor(
    readonly by: StaffCaller,
    readonly externalId: string,
    readonly fields: Omit<CustomerDetails, 'externalId'> & Partial<Account>,
  ) {
    super();
  }
}

@CommandHandler(UpsertCustomer)
export class UpsertCustomerHandler implements ICommandHandler<UpsertCustomer> {
  constructor(
    private readonly customers: Customers,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, externalId, fields }: UpsertCustomer): Promise<{ id: string; isNew: boolean }> {
    return this.store.transaction(async (tx) => {
      const known = await this.customers.knownAs(tx, externalId);
      if (!known) return { id: this.customers.add(tx, new Customer(newId(), { ...fields, externalId }, this.clock.now())).id, isNew: true };
      known.change(fields, actorOf(by), this.clock.now());
      return { id: known.id, isNew: false };
    });
  }
}
