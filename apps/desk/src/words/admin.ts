import { type Translate, translator } from '#ui/i18n/translate';
import admin from './admin.json';

/** The words of the pages under `/admin`, which come with them. */
export const t: Translate<typeof admin> = translator(admin, 'en');
