import fc from 'fast-check';
import { wordsOf } from './words';

describe('The words of a text', () => {
  it('are its letters and digits, without accents and capitals, each once', () => {
    expect(wordsOf('Délai: 3 DAYS, re-order #12; délai')).toEqual(['delai', '3', 'days', 're', 'order', '12']);
    expect(wordsOf(' – 💬 \'" :*&|!() ')).toEqual([]);
  });

  it('need no quotes in a text search and are none too long for it, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const word of wordsOf(`${text} ${text.repeat(20)}`)) {
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(Buffer.byteLength(word)).toBeLessThan(2_046);
        }
      }),
    );
  });
});
