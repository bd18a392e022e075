import { type Translate, translator } from '#ui/i18n/translate';
import en from './en.json';

/** The words of the desk, in the reader's language; English is all there is so far. */
export const t: Translate<typeof en> = translator(en, 'en');
