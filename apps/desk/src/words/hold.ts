import { type Translate, translator } from '#ui/i18n/translate';
import hold from './hold.json';

/** What is said about putting a chat on hold. */
export const t: Translate<typeof hold> = translator(hold, 'en');
