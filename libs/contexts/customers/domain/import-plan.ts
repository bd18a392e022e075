import type { FieldError } from '#kernel';
import type { Customer, CustomerFields } from './customer';

/** What a file says of a customer: what it has no column for stays as it is. */
export type ImportedFields = Partial<CustomerFields>;

/** A row as it was read, with what is wrong with it by itself. */
export interface ImportRow {
  fields: ImportedFields;
  errors: FieldError[];
}

export type ImportAction = 'create' | 'change' | 'keep' | 'refuse';

export interface PlannedRow extends ImportRow {
  action: ImportAction;
  /** Who is changed or kept. */
  customer?: Customer;
}

/** What each row would do. @param known the customers by the external ids that lead to them */
export function planImport(rows: readonly ImportRow[], known: ReadonlyMap<string, Customer>): PlannedRow[] {
  const seen = new Map<string, number>();
  return rows.map((row, index) => {
    if (row.errors.length > 0) return { ...row, action: 'refuse' };
    const externalId = row.fields.externalId!;
    const earlier = seen.get(externalId);
    if (earlier !== undefined)
      return { ...row, action: 'refuse', errors: [{ pointer: '/externalId', message: `is that of row ${earlier} as well` }] };
    seen.set(externalId, index + 1);
    const customer = known.get(externalId);
    if (!customer) return { ...row, action: 'create' };
    return { ...row, action: customer.differsFrom(changesOf(row.fields)) ? 'change' : 'keep', customer };
  });
}

/** The external id led to the customer. One that was merged into it is not the customer's own, which stays. */
export function changesOf({ externalId: _, ...changes }: ImportedFields): ImportedFields {
  return changes;
}
