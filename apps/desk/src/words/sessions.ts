import { type Translate, translator } from '#ui/i18n/translate';
import sessions from './sessions.json';

/** What is said about where one is signed in; it is seldom looked at. */
export const t: Translate<typeof sessions> = translator(sessions, 'en');
