import { type Translate, translator } from '#ui/i18n/translate';
import totp from './totp.json';

/** What is said about one's authenticator; it is seldom looked at. */
export const t: Translate<typeof totp> = translator(totp, 'en');
