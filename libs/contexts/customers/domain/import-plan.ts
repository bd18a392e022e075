import type { FieldError } from '#kernel';
import type { Customer, CustomerFields } from './customer';

/** Fields of a customer in a file. A field without a column keeps its value. */
export type ImportedFields = Partial<CustomerFields>;

/** A parsed row with its own errors. */
export interface ImportRow {
  fields: ImportedFields;
  errors: FieldError[];
}

export type ImportAction = 'create' | 'change' | 'keep' | 'refuse';

export interface PlannedRow extends ImportRow {
  action: ImportAction;
  /** The existing customer of the row; absent when the row creates one. */
  customer?: Customer;
}

/** Plans what each row will do. @param known existing customers by the external ids that lead to them */
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

/** The fields to change. The external id is left out: it may be that of a merged customer, and the remaining customer keeps its own. */
export function changesOf({ externalId: _, ...changes }: ImportedFields): ImportedFields {
  return changes;
}
