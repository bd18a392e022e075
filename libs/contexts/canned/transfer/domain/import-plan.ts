import { type FieldError, nameKey } from '#kernel';
import { type Author, mayWriteFor } from '../../library/domain/access';
import type { CannedResponse } from '../../library/domain/canned-response';
import type { CannedFields } from '../../library/domain/canned.events';
import type { WantedFields } from '../../library/domain/wanted-fields';

/** A parsed row with its own errors. */
export interface ImportRow {
  fields: Partial<WantedFields>;
  errors: FieldError[];
}

/** A row whose team was looked up. */
export interface KnownRow {
  fields: Partial<CannedFields>;
  errors: FieldError[];
}

export type ImportAction = 'create' | 'change' | 'keep' | 'refuse';

export interface PlannedRow {
  errors: FieldError[];
  fields: Partial<CannedFields>;
  action: ImportAction;
  /** The existing response of the row; absent when the row creates one. */
  response?: CannedResponse;
}

/** Plans what each row will do: a row names a response by scope, team and shortcut or, without a shortcut, by its title. */
export function planImport(rows: readonly KnownRow[], existing: readonly CannedResponse[], author: Author): PlannedRow[] {
  const known = new Map(existing.map((response) => [nameOf(response), response]));
  const seen = new Map<string, number>();
  return rows.map((row, index) => {
    if (row.errors.length > 0) return { ...row, action: 'refuse' };
    const fields = row.fields as CannedFields;
    const error = notAllowed(fields, author) ?? repeated(fields, seen);
    if (error) return { ...row, action: 'refuse', errors: [error] };
    seen.set(nameOf(fields), index + 1);
    const response = known.get(nameOf(fields));
    return { ...row, action: response ? (isSame(response, fields) ? 'keep' : 'change') : 'create', response };
  });
}

export function nameOf({ scope, teamId, shortcut, title }: CannedFields): string {
  return JSON.stringify([scope, teamId, ...(shortcut === null ? ['titled', title] : [nameKey(shortcut)])]);
}

function notAllowed(fields: CannedFields, author: Author): FieldError | undefined {
  const { scope } = fields;
  if ((scope === 'team') !== (fields.teamId !== null))
    return { pointer: '/team', message: scope === 'team' ? 'must be given for the scope `team`' : 'must not be given for this scope' };
  if (mayWriteFor(fields, author)) return undefined;
  return scope === 'team'
    ? { pointer: '/team', message: 'must be a team of yours: only its supervisors and admins may write for it' }
    : { pointer: '/scope', message: 'must be personal: only supervisors and admins may write shared responses' };
}

function repeated(fields: CannedFields, seen: ReadonlyMap<string, number>): FieldError | undefined {
  const earlier = seen.get(nameOf(fields));
  if (earlier === undefined) return undefined;
  return { pointer: fields.shortcut === null ? '/title' : '/shortcut', message: `is that of row ${earlier} as well` };
}

function isSame({ fields }: CannedResponse, to: CannedFields): boolean {
  return (Object.keys(fields) as (keyof CannedFields)[]).every((field) => fields[field] === to[field]);
}
