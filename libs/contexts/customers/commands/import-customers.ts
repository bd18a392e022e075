import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { In } from 'typeorm';
import { Clock } from '#kernel';
import { actorOf, newId, type StaffCaller, Store, type Transaction } from '#platform';
import { Customers, withFreeExternalId } from '../customers.store';
import { Customer, type CustomerDetails } from '../domain/customer';
import { changesOf, type ImportRow, type PlannedRow, planImport } from '../domain/import-plan';

/** Imports customers: all rows or, when any row is refused, none. Returns the plan of every row. */
export class ImportCustomers extends Command<PlannedRow[]> {
  constructor(
    readonly by: StaffCaller,
    readonly rows: ImportRow[],
    /** Whether the rows are planned only, without a change. */
    readonly dryRun: boolean,
  ) {
    super();
  }
}

@CommandHandler(ImportCustomers)
export class ImportCustomersHandler implements ICommandHandler<ImportCustomers> {
  constructor(
    private readonly customers: Customers,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, rows, dryRun }: ImportCustomers): Promise<PlannedRow[]> {
    const written = this.store.transaction(async (tx) => {
      if (!dryRun) await this.customers.claimAll(tx);
      const plan = planImport(rows, await this.knownAmong(tx, rows));
      if (dryRun || plan.some(({ action }) => action === 'refuse')) return plan;
      return plan.map((row) => this.write(tx, row, by));
    });
    return withFreeExternalId(written);
  }

  private write(tx: Transaction, row: PlannedRow, by: StaffCaller): PlannedRow {
    const now = this.clock.now();
    if (row.action === 'create') {
      const details = { email: null, phone: null, ...row.fields } as CustomerDetails;
      return { ...row, customer: this.customers.add(tx, new Customer(newId(), details, now)) };
    }
    row.customer!.change(changesOf(row.fields), actorOf(by), now);
    return row;
  }

  /** Existing customers by the external ids of the rows. The id of a merged customer leads to the one into which it was merged. */
  private async knownAmong(tx: Transaction, rows: ImportRow[]): Promise<Map<string, Customer>> {
    const ids = rows.flatMap(({ fields: { externalId }, errors }) => (errors.length > 0 || !externalId ? [] : [externalId]));
    const named = await this.customers.lockWhere(tx, { externalId: In(ids) });
    const others = await this.customers.lockAll(
      tx,
      named.flatMap(({ mergedInto }) => mergedInto ?? []),
    );
    const byId = new Map([...named, ...others].map((customer) => [customer.id, customer]));
    return new Map(named.map(({ id, externalId, mergedInto }) => [externalId!, byId.get(mergedInto ?? id)!]));
  }
}
