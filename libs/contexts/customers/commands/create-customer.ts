import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { newId, Store } from '#platform';
import { Customers, withFreeExternalId } from '../customers.store';
import { Customer, type CustomerFields } from '../domain/customer';

/** Writes down a customer whom staff or the company's own systems know; answers its id. */
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
    const created = this.store.transaction(async (tx) => {
      if (fields.externalId !== null) await this.customers.claim(tx, fields.externalId);
      return this.customers.add(tx, new Customer(newId(), fields, this.clock.now())).id;
    });
    return withFreeExternalId(created);
  }
}
