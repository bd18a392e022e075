import { type Translate, translator } from '#ui/i18n/translate';
import reports from './reports.json';

/** The words of the reports, which come with them. */
export const t: Translate<typeof reports> = translator(reports, 'en');
