import { ProblemError } from '#client/core';
import { t } from '../words';

/** What went wrong, in the server's words; it names what to do where it can. */
export function messageOf(error: unknown): string {
  if (!(error instanceof ProblemError)) return t('error.unforeseen');
  return error.status === 0 ? t('error.unreachable') : error.message;
}
