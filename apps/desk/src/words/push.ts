import { type Translate, translator } from '#ui/i18n/translate';
import push from './push.json';

/** What is said about being called with the page closed; it is seldom looked at. */
export const t: Translate<typeof push> = translator(push, 'en');
