import { type Translate, translator } from '#ui/i18n/translate';
import login from './login.json';

/** What is said before somebody is signed in: the first load brings no other words. */
export const t: Translate<typeof login> = translator(login, 'en');
