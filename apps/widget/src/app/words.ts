import { type Catalogue, type Translate, translator } from '#ui/i18n/translate';
import type en from '#ui/widget-words/en.json';

export type Words = Translate<typeof en>;

/** Each language is a file of its own, so that a page loads one. */
const LANGUAGES = import.meta.glob<Catalogue>('../../../../libs/ui/widget-words/*.json', { import: 'default' });

/** @param own what the company or the page says differently */
export async function wordsFor(locale: string, ...own: (Catalogue | undefined)[]): Promise<Words> {
  const load = LANGUAGES[`../../../../libs/ui/widget-words/${locale.toLowerCase().split('-')[0]}.json`];
  const words = await (load ?? LANGUAGES['../../../../libs/ui/widget-words/en.json']!)();
  return translator(Object.assign({}, words, ...own) as typeof en, load ? locale : 'en');
}

export function dayAndTimeOf(locale: string, at: string): string {
  return new Date(at).toLocaleString(locale, { weekday: 'long', hour: '2-digit', minute: '2-digit' });
}
