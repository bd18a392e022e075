import { type Catalogue, type Translate, translator } from '#ui/i18n/translate';
import en from '../words/en.json';

export type Words = Translate<typeof en>;

/** Each language is a file of its own, so that a page loads one; English, which stands in for what is missing, is in the app. */
const LANGUAGES = import.meta.glob<Catalogue>(['../words/*.json', '!../words/en.json'], { import: 'default' });

/** @param own what the company or the page says differently */
export async function wordsFor(locale: string, ...own: (Catalogue | undefined)[]): Promise<Words> {
  const [language] = locale.toLowerCase().split('-');
  const words = await LANGUAGES[`../words/${language}.json`]?.().catch(() => undefined);
  return translator<typeof en>(Object.assign({}, en, words, ...own) as typeof en, words ? locale : language === 'en' ? locale : 'en');
}
