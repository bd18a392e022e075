import { WIDGET_LANGUAGES, type WidgetLanguage } from '#words';

/** What customers are greeted with, by language: the first part of a locale. */
export type Greeting = Partial<Record<WidgetLanguage, string>>;

/** The greeting in the language of a locale or else in the first language that there is, English before others; undefined without any. */
export function greetingIn(greeting: Greeting, locale: string | null): string | undefined {
  const [language = ''] = (locale ?? '').toLowerCase().split('-');
  return (
    (greeting as Record<string, string>)[language] ?? WIDGET_LANGUAGES.map((each) => greeting[each]).find((text) => text !== undefined)
  );
}
