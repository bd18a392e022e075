import { type Catalogue, type Translate, translator } from '#ui/i18n/translate';
import type en from '#ui/recording/words/en.json';

const LANGUAGES = import.meta.glob<Catalogue>('../../../../libs/ui/recording/words/*.json', { import: 'default' });

/** The words of notes, in the language of the page. */
export let words: Translate<typeof en>;

export async function noteWordsFor(locale: string): Promise<void> {
  const load = LANGUAGES[`../../../../libs/ui/recording/words/${locale.toLowerCase().split('-')[0]}.json`];
  const catalogue = await (load ?? LANGUAGES['../../../../libs/ui/recording/words/en.json']!)();
  words = translator(catalogue as typeof en, load ? locale : 'en');
}
