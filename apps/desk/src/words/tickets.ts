import { type Translate, translator } from '#ui/i18n/translate';
import tickets from './tickets.json';

/** What is said about tickets and their answers. */
export const t: Translate<typeof tickets> = translator(tickets, 'en');
