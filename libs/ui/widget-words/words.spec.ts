import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WIDGET_LANGUAGES } from '../../protocol/words';

const FORM = /_(ordinal_)?(zero|one|two|few|many|other)$/;
const wordsOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(__dirname, `${language}.json`), 'utf8')) as Record<string, string>;
const keysOf = (words: object): string[] => [...new Set(Object.keys(words).map((key) => key.replace(FORM, '')))].sort();
const blanksOf = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the words of the widget', () => {
  const english = wordsOf('en');

  it('are there in every language that the protocol names', () => {
    const files = readdirSync(__dirname).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []));
    expect(files.sort()).toEqual([...WIDGET_LANGUAGES].sort());
  });

  it.each([...WIDGET_LANGUAGES])('say everything in %s, with the same blanks', (language) => {
    const words = wordsOf(language);
    expect(keysOf(words)).toEqual(keysOf(english));
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim()).not.toBe('');
      if (!FORM.test(key)) expect([key, blanksOf(text)]).toEqual([key, blanksOf(english[key]!)]);
    }
    const plurals = Object.keys(words).filter((key) => FORM.test(key));
    for (const key of plurals)
      expect(words).toHaveProperty([key.replace(FORM, (_, ordinal: string | undefined) => `_${ordinal ?? ''}other`)]);
  });
});
