import { DomainError, InvalidField } from '#kernel';

export const cannedNotFound = (): DomainError => new DomainError('missing', 'canned.not_found', 'There is no such canned response');
export const sharedIsReadOnly = (): DomainError =>
  new DomainError('forbidden', 'canned.shared_is_read_only', 'Shared canned responses are written by supervisors and admins');
export const shortcutTaken = (shortcut: string | null): DomainError =>
  new DomainError('conflict', 'canned.shortcut_taken', 'There is a canned response with this shortcut already', { shortcut });
export const badTemplate = (message: string): DomainError => new InvalidField('/content', message, 'canned.bad_template');
export const unresolvedVariable = (missing: string[]): DomainError =>
  new DomainError('invalid', 'canned.unresolved_variable', `There is no value for ${missing.join(', ')}`, { missing });
export const nothingToSay = (): DomainError => new DomainError('invalid', 'canned.nothing_to_say', 'With the values of this chat nothing is left to send');
export const tooLong = (max: number): DomainError =>
  new DomainError('invalid', 'canned.too_long', `With the values of this chat the text is longer than the ${max} characters of a message`);
