/**
 * Words of a page, as i18next JSON v4: `{{name}}` is filled in, `key_one` and `key_other` are plurals by `count`
 * (https://www.i18next.com/misc/json-format). Keys are typed by the English file.
 */
export type Catalogue = Record<string, string>;
type Base<K> = K extends `${infer B}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? B : K;
export type Values = Record<string, string | number>;
export type Translate<C extends Catalogue> = (key: Base<keyof C & string>, values?: Values) => string;

export function translator<C extends Catalogue>(catalogue: C, locale: string): Translate<C> {
  const plurals = new Intl.PluralRules(locale);
  return (key, values = {}) => {
    const { count } = values;
    const plural = typeof count === 'number' ? catalogue[`${key}_${plurals.select(count)}`] : undefined;
    const text = plural ?? catalogue[key] ?? catalogue[`${key}_other`] ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}
