import type { MailCatalogue } from './catalogue';
import { CATALOGUES } from './catalogues';

/** What mails say, in the language of whoever reads them. */
export interface MailWords extends Record<Exclude<keyof MailCatalogue, 'subject' | 'deleted'>, string> {
  language: string;
  /** @param at RFC 3339 */
  time: (at: string) => string;
  subject: (startedAt: string) => string;
  deleted: (at: string) => string;
}

/** Words of a language tag (BCP 47); those of English where it is not spoken here. */
export function wordsFor(locale: string | null): MailWords {
  const [spoken = ''] = (locale ?? '').toLowerCase().split('-');
  const language = spoken in CATALOGUES ? spoken : 'en';
  const { subject, deleted, ...words } = CATALOGUES[language as keyof typeof CATALOGUES];
  const told = (options: Intl.DateTimeFormatOptions) => (at: string) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(at));
  const time = told({ dateStyle: 'medium', timeStyle: 'long' });
  const date = told({ dateStyle: 'long' });
  return {
    ...words,
    language,
    time,
    subject: (at) => subject.replace('{{date}}', () => date(at)),
    deleted: (at) => deleted.replace('{{time}}', () => time(at)),
  };
}
