import fc from 'fast-check';
import { linkify } from '../../../../libs/client/text/linkify';
import { links } from './links';

const found = (text: string): string[] => links(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.text]));

describe('links', () => {
  it.each([
    ['see https://shop.example/r/1.', ['https://shop.example/r/1']],
    ['(https://shop.example/a_(b))', ['https://shop.example/a_(b)']],
    ['https:// https://& https://shop mailto:nobody x:https://shop.example', []],
    ['HTTP://SHOP.EXAMPLE and mailto:ana@example.com!', ['HTTP://SHOP.EXAMPLE', 'mailto:ana@example.com']],
    ['javascript:alert(1) data:text/html,x ftp://a.example shop.example', []],
    ['https://a.example\u202Egpj.exe', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  const piece = fc.oneof(
    fc.constantFrom(
      'https://',
      'http://',
      'mailto:',
      'shop.example',
      'a@b.example',
      '/r/1?q=2#x',
      ' ',
      '\n',
      '(',
      ')',
      '.',
      ',',
      '!',
      '"',
      '<',
      'ü',
      'javascript:',
      ':8080',
      '\u200b',
    ),
    fc.string({ maxLength: 4 }),
  );

  it('joined are the text, and lead nowhere but to http, https and mailto', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const all = links(text);
        expect(all.map((each) => (typeof each === 'string' ? each : each.text)).join('')).toBe(text);
        for (const each of all) if (typeof each !== 'string') expect(['http:', 'https:', 'mailto:']).toContain(new URL(each.href).protocol);
      }),
    );
  });

  it('are found only where the big finder of the client finds one', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        const spans = linkify(text).flatMap((segment) => {
          const from = at;
          at += segment.text.length;
          return segment.type === 'link' ? [[from, at] as const] : [];
        });
        let index = 0;
        for (const each of links(text)) {
          const length = (typeof each === 'string' ? each : each.text).length;
          if (typeof each !== 'string') expect(spans.some(([from, to]) => from <= index && index < to)).toBe(true);
          index += length;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
