import fc from 'fast-check';
import { beginningOf, distinctNames, nameKey, saysSomething } from './text';

describe('A text', () => {
  it.each(['a', '7', '?', '…', '🙂', '👨‍👩‍👧', '❤️', '한', 'ﷺ', '¿', ' \u200b.', 'e\u0301', '1\ufe0f\u20e3', 'न\u0940'])(
    'says something with %j',
    (text) => expect(saysSomething(text)).toBe(true),
  );

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\r\u00a0\u2003\u3000\u2028'],
    ['zero-width spaces', '\u200b\u200b'],
    ['joiners and marks of direction', '\u200d\u200c\u2066\u202e\ufeff'],
    ['a soft hyphen', '\u00ad'],
    ['Hangul fillers', '\u115f\u1160\u3164\uffa0'],
    ['blank braille', '\u2800'],
    ['controls', '\u0007\u0085'],
    ['selectors and tags', '\ufe0f\u{e0020}\u{e0100}'],
    ['accents', '\u0300 \u0301'],
    ['a ring around nothing', '\u20dd'],
  ])('says nothing with %s alone', (_, text) => expect(saysSomething(text)).toBe(false));
});

describe('A name that people type', () => {
  it.each([
    ['case', 'Billing', 'billing'],
    ['case that changes the length', 'straße', 'STRASSE'],
    ['the width of letters', 'hello', 'ＨＥＬＬＯ'],
    ['ligatures', 'ﬁle', 'FILE'],
    ['a final sigma', 'ΟΔΟΣ', 'οδος'],
    ['how accents are composed', 'Caf\u00e9', 'cafe\u0301'],
    ['spaces around and within', ' very   important\u00a0person ', 'Very Important Person'],
    ['what cannot be seen', 'bil\u200bling', 'Billing'],
  ])('is the same whatever its %s', (_, one, other) => expect(nameKey(one)).toBe(nameKey(other)));

  it.each([
    ['cafe', 'café'],
    ['a b', 'ab'],
    ['c', 'c++'],
    ['вип', 'вип1'],
  ])('differs otherwise: %s, %s', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));

  it('has a key that is its own key, and that it shares with its upper and its lower case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const key = nameKey(name);
        expect([nameKey(key), nameKey(name.toUpperCase()), nameKey(` ${name}  `)]).toEqual([key, key, key]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is in a set once, as it came first', () => expect(distinctNames(['b', 'VIP', 'c', 'vip', 'B'])).toEqual(['b', 'VIP', 'c']));
});

describe('The beginning of a text', () => {
  it('is the text, or as much of it as there is room for, and never ends in half of a character', () => {
    expect(beginningOf('Hello', 5)).toBe('Hello');
    expect(beginningOf('Hello', 4)).toBe('Hell');
    expect(beginningOf('Hi 🙂 there', 4)).toBe('Hi ');
    expect(beginningOf('Hi 🙂 there', 5)).toBe('Hi 🙂');
  });
});
