/**
 * Words of a page, as i18next JSON v4: `{{name}}` is filled in, `key_one` and `key_other` are plurals by `count`, `key_ordinal_one` and
 * `key_ordinal_other` by `ordinal` (https://www.i18next.com/misc/json-format). Keys are typed by the English file.
 */
export type Catalogue = Record<string, string>;
type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Base<K> = K extends `${infer B}_ordinal_${Form}` ? B : K extends `${infer B}_${Form}` ? B : K;
export type Values = Record<string, string | number>;
export type Translate<C extends Catalogue> = (key: Base<keyof C & string>, values?: Values) => string;

export function translator<C extends Catalogue>(catalogue: C, locale: string): Translate<C> {
  const form = (count: number, type: Intl.PluralRuleType): string => new Intl.PluralRules(locale, { type }).select(count);
  return (key, values = {}) => {
    const { count, ordinal } = values;
    const suffix =
      typeof count === 'number' ? form(count, 'cardinal') : typeof ordinal === 'number' ? `ordinal_${form(ordinal, 'ordinal')}` : '';
    const text = catalogue[`${key}_${suffix}`] ?? catalogue[key] ?? catalogue[`${key}_other`] ?? catalogue[`${key}_ordinal_other`] ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}
