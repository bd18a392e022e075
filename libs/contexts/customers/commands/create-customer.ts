import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { newId, Store } from '#platform';
import { Customers, withFreeExternalId } from '../customers.store';
import { Customer, type CustomerFields } from '../domain/customer';

/** Creates a customer on behalf of staff; returns its id. */
export class CreateCustomer extends Command<string> {
  constructor(readonly fields: CustomerFields) {
    super();
  }
}

@CommandHandler(CreateCustomer)
export class CreateCustomerHandler implements ICommandHandler<CreateCustomer> {
  constructor(
    private readonly customers: Customers,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ fields }: CreateCustomer): Promise<string> {
    const created = this.store.once(async (tx) => {
      if (fields.externalId !== null) await this.customers.claim(tx, fields.externalId);
      return this.customers.add(tx, new Customer(newId(), fields, this.clock.now())).id;
    });
    return withFreeExternalId(created);
  }
}
