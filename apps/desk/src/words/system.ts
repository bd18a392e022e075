import { type Translate, translator } from '#ui/i18n/translate';
import system from './system.json';

/** The words of the page that says how the installation is, which come with it. */
export const t: Translate<typeof system> = translator(system, 'en');
