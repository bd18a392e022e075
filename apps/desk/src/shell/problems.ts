import { ProblemError } from '#client/core';
import { t } from '../words';

/** What went wrong, in the server's words; it names what to do where it can. */
export function messageOf(error: unknown): string {
  if (!(error instanceof ProblemError)) return t('error.unforeseen');
  return error.status === 0 ? t('error.unreachable') : error.message;
}

/** What is wrong with each field, in the server's words, by the way to the field: `name`, `customer/email`. */
export function fieldsIn(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(
    error.errors.map(({ pointer, message }) => {
      const name = pointer.split('/').at(-1)!;
      const words = message.startsWith(`${name} `) ? message.slice(name.length + 1) : message;
      return [pointer.slice(1), words.charAt(0).toLocaleUpperCase() + words.slice(1)];
    }),
  );
}
