import { type Translate, translator } from '#ui/i18n/translate';
import wall from './wall.json';

/** The words of the wall, which come with it. */
export const t: Translate<typeof wall> = translator(wall, 'en');
