import { type Translate, translator } from '#ui/i18n/translate';
import en from '#ui/recording/words/en.json';

/** What is said about voice and video notes; it is loaded with them. */
export const t: Translate<typeof en> = translator(en, 'en');
