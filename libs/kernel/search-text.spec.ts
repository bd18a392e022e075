import fc from 'fast-check';
import { beginningsOf, hitsOf, readSearch, searchDocument, tokensOf } from './search-text';

const texts = (text: string): string[] => tokensOf(text).map((token) => token.text);
const found = (q: string, text: string): string[] =>
  readSearch(q)!.terms.flatMap((term) => hitsOf(tokensOf(text), term).map(([from, to]) => text.slice(from, to)));

describe('A text is found by', () => {
  it('its letters and digits, without accents, capitals and width', () => {
    expect(texts('Délai: 3 DAYS, re-order #12')).toEqual(['delai', '3', 'days', 're', 'order', '12']);
    expect(texts('Straße STRAẞE ＨＥＬＬＯ ΟΔΟΣ')).toEqual(['strasse', 'strasse', 'hello', 'οδοσ']);
    expect(texts(' – 💬 \'" :*&|!() ')).toEqual([]);
  });

  it('the parts of numbers, addresses and names of files', () => {
    expect(texts('ORD-2024-00831')).toEqual(['ord', '2024', '00831']);
    expect(texts('https://shop.example/orders/4711?x')).toContain('4711');
    expect(texts('invoice_march.pdf')).toEqual(['invoice', 'march', 'pdf']);
    expect(texts('A4711')).toEqual(['a4711', '4711']);
  });

  it('every two characters where there are no spaces, and the last one', () => {
    expect(texts('我的订单。')).toEqual(['我的', '的订', '订单', '单']);
    expect(texts('注文 x カメラ')).toEqual(['注文', '文', 'x', 'カメ', 'メラ', 'ラ']);
  });

  it('tokens that need no quotes in a text search and are none too long for it, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const { text: token, from, to } of tokensOf(`${text} ${text.repeat(20)}`)) {
          expect(token).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(Buffer.byteLength(token)).toBeLessThan(2_046);
          expect(to).toBeGreaterThan(from);
        }
      }),
    );
  });

  it('as a document: every token with its places', () => {
    expect(searchDocument('To be or not to be', null, 'A1')).toBe('to:1,5 be:2,6 or:3 not:4 a1:7');
    expect(searchDocument(null, '')).toBe('');
  });
});

describe('A search', () => {
  const terms = (q: string): (string[] | undefined)[] =>
    [readSearch(q)?.terms, readSearch(q)?.without].map((each) => each?.map(({ tsquery }) => tsquery));

  it('is for all its words, the last as a beginning', () => {
    expect(terms('Broken wid')).toEqual([['(broken)', '(wid:*)'], []]);
    expect(terms('zoe@shop.example')).toEqual([['(zoe <-> shop <-> example:*)'], []]);
  });

  it('is for a phrase, and without words', () => {
    expect(terms('"came loose" -flange -"not this" x')).toEqual([
      ['(came <-> loose)', '(x:*)'],
      ['(flange)', '(not <-> this)'],
    ]);
    expect(terms('re-order "open end')).toEqual([['(re <-> order)', '(open <-> end)'], []]);
  });

  it('is for characters that stand together', () => {
    expect(terms('订单')).toEqual([['(订单)'], []]);
    expect(terms('我的订')).toEqual([['(我的 <-> 的订)'], []]);
    expect(terms('订')).toEqual([['(订:*)'], []]);
  });

  it('is none when blank, and finds nothing when it has no words', () => {
    expect([undefined, '', '  \u3000'].map((q) => readSearch(q))).toEqual([null, null, null]);
    expect(terms('!? 💬')).toEqual([[], []]);
    expect([beginningsOf(' '), beginningsOf('?!'), beginningsOf('mar je')]).toEqual([null, '', '(mar:*) & (je:*)']);
  });

  it('marks what it found, in the text as it was written', () => {
    expect(found('zoe', 'Ask Zoë, ZOE or zoetrope')).toEqual(['Zoë', 'ZOE', 'zoetrope']);
    expect(found('"came loose"', 'It came loose. Loose it came')).toEqual(['came loose']);
    expect(found('订单', '我的订单在哪')).toEqual(['订单']);
    expect(found('4711', 'see /orders/A4711')).toEqual(['A4711']);
  });

  it('finds whatever stands in a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (before, word) => {
        const text = `${before} ${word}`;
        for (const term of readSearch(`"${word.replaceAll('"', '')}"`)?.terms ?? [])
          expect(hitsOf(tokensOf(text.replaceAll('"', '')), term)).not.toEqual([]);
      }),
    );
  });
});
