import { DomainError, type FieldError } from '#kernel';

export const cannedNotFound = (): DomainError => new DomainError('missing', 'canned.not_found', 'There is no such canned response');
export const sharedIsReadOnly = (): DomainError =>
  new DomainError('forbidden', 'canned.shared_is_read_only', 'Only supervisors and admins may write shared canned responses');
export const teamIsReadOnly = (): DomainError =>
  new DomainError('forbidden', 'canned.team_is_read_only', 'Only admins and the supervisors in a team may write its canned responses');
export const teamIsGone = (): DomainError => new DomainError('conflict', 'canned.team_gone', 'The team of the canned response was deleted');
export const shortcutTaken = (shortcut: string | null): DomainError =>
  new DomainError('conflict', 'canned.shortcut_taken', 'Another canned response has this shortcut', { shortcut });
export const unresolvedVariable = (missing: string[]): DomainError =>
  new DomainError('invalid', 'canned.unresolved_variable', `There is no value for ${missing.join(', ')}`, { missing });
export const nothingToSay = (): DomainError =>
  new DomainError('invalid', 'canned.nothing_to_say', 'With the values of this chat the text is empty, and there are no files to send');
export const tooLong = (max: number): DomainError =>
  new DomainError('invalid', 'canned.too_long', `With the values of this chat the text is longer than the ${max} characters of a message`);

export const tooManyFiles = (maxFiles: number): DomainError =>
  new DomainError('conflict', 'attachment.canned_response_full', `A canned response has at most ${maxFiles} files`, { maxFiles });

/** The errors of all rows in one problem. Rows of a file are named in the messages, rows of JSON by the pointers. */
export function importRefused(rows: { row: number; errors: FieldError[] }[], isFile: boolean): DomainError {
  const errors = rows.flatMap(({ row, errors: wrong }) =>
    wrong.map(({ pointer, message }) =>
      isFile
        ? { pointer: '/csv', message: `row ${row}, ${pointer.slice(1)}: ${message}` }
        : { pointer: `/responses/${row - 1}${pointer}`, message },
    ),
  );
  return new DomainError('invalid', 'canned.import_refused', 'Nothing was imported, because some rows are invalid', {}, errors);
}
