import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Customers } from '../customers.store';

/** Erases the personal data of a customer and of those merged into it, in every context. The row and the figures stay. */
export class ErasePersonalData extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly customerId: string,
  ) {
    super();
  }
}

@CommandHandler(ErasePersonalData)
export class ErasePersonalDataHandler implements ICommandHandler<ErasePersonalData> {
  constructor(
    private readonly customers: Customers,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, customerId }: ErasePersonalData): Promise<void> {
    return this.store.transaction(async (tx) => {
      const customer = await this.customers.lockMeant(tx, customerId);
      const merged = await this.customers.lockWhere(tx, { mergedInto: customer.id });
      for (const each of [customer, ...merged]) each.erase(actorOf(by), this.clock.now());
      await tx.query(`update tickets set subject = 'Erased', message = null, search = null where customer_id = $1 and source = 'offline'`, [
        customer.id,
      ]);
    });
  }
}
