import * as fc from 'fast-check';
import { partOf } from './ranges';

const file = { size: 10, etag: '"x"' };

describe('The part of a file that is asked for', () => {
  it.each([
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=4-', { start: 4, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=9-99', { start: 9, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=3-2', undefined],
    ['bytes=0-1,4-5', undefined],
    ['bytes=', undefined],
    ['bytes=-', undefined],
    ['items=0-3', undefined],
  ])('%s', (range, part) => expect(partOf({ range }, file)).toEqual(part));

  it('is all of it when the client has another version, nothing when it has this one', () => {
    expect(partOf({ range: 'bytes=0-3', 'if-range': '"y"' }, file)).toBeUndefined();
    expect(partOf({ range: 'bytes=0-3', 'if-range': '"x"' }, file)).toEqual({ start: 0, end: 3 });
    for (const known of ['"x"', 'W/"x"', '"a", "x"', '*'])
      expect(partOf({ 'if-none-match': known, range: 'bytes=0-3' }, file)).toBe('not modified');
    expect(partOf({ 'if-none-match': '"y"' }, file)).toBeUndefined();
  });

  it('lies within the file', () =>
    fc.assert(
      fc.property(fc.nat(20), fc.option(fc.nat(30)), fc.nat(30), (first, last, size) => {
        const part = partOf({ range: `bytes=${first}-${last ?? ''}` }, { size: size + 1, etag: '"x"' });
        if (typeof part === 'object') expect(0 <= part.start && part.start <= part.end && part.end <= size).toBe(true);
      }),
    ));
});
