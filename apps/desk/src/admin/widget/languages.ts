import type { Catalogue } from '#ui/i18n/translate';
import { WIDGET_LANGUAGES } from '#words';

export type Language = (typeof WIDGET_LANGUAGES)[number];

const WORDS = import.meta.glob<Catalogue>('../../../../../libs/ui/widget-words/*.json', { import: 'default' });

/** What the widget says in a language where the company says nothing else. */
export const wordsOf = (language: Language): Promise<Catalogue> => WORDS[`../../../../../libs/ui/widget-words/${language}.json`]!();

/** Languages by their own names. */
export const LANGUAGES = WIDGET_LANGUAGES.map((id) => ({ id, label: new Intl.DisplayNames([id], { type: 'language' }).of(id) ?? id }));
