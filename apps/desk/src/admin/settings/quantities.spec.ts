import fc from 'fast-check';
import { readDuration, readNumber, readSize, writeDuration, writeSize } from './quantities';

describe('quantities of settings', () => {
  it.each([
    ['900', 900],
    ['15 min', 900],
    ['1 h 30 min', 5_400],
    ['1h30min', 5_400],
    ['2 days', 172_800],
    ['0,5 s', 0.5],
    ['1.5 hours', 5_400],
    ['', undefined],
    ['soon', undefined],
    ['5 parsecs', undefined],
    ['-5 s', undefined],
    ['5 min and more', undefined],
  ])('a duration is read: %s', (text, seconds) => expect(readDuration(text)).toBe(seconds));

  it.each([
    ['10 MiB', 10_485_760],
    ['10 mb', 10_000_000],
    ['1.5 kB', 1_500],
    ['1024', 1_024],
    ['ten', undefined],
    ['10 min', undefined],
  ])('a size is read: %s', (text, bytes) => expect(readSize(text)).toBe(bytes));

  it('what is written is read as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 31_536_000 * 10 }), (tenths) => {
        expect(readDuration(writeDuration(tenths / 10))).toBe(tenths / 10);
      }),
    );
    fc.assert(fc.property(fc.nat({ max: 2 ** 40 }), (bytes) => void expect(readSize(writeSize(bytes))).toBe(bytes)));
  });

  it.each([
    [900, '15 min'],
    [0, '0 s'],
    [90_061, '1 d 1 h 1 min 1 s'],
  ])('%d seconds are written %s', (seconds, text) => expect(writeDuration(seconds)).toBe(text));

  it('a number is a number', () =>
    expect([readNumber('12'), readNumber('1,5'), readNumber('1e3'), readNumber('x')]).toEqual([12, 1.5, undefined, undefined]));
});
