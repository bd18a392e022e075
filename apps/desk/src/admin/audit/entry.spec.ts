import { actionInWords, changesOf, dayToInstant, pageOf } from './entry';

describe('An entry of the audit log', () => {
  it('is said in words', () => {
    expect(actionInWords('chat.priority_changed')).toBe('Priority changed');
  });

  it('names each value that differs, within others too', () => {
    expect(changesOf({ a: 1, b: { c: [1], d: 2 } }, { a: 1, b: { c: [1], d: 3 }, e: null })).toEqual([
      { name: 'b.d', before: 2, after: 3 },
      { name: 'e', before: undefined, after: null },
    ]);
    expect(changesOf(null, { a: 1 })).toEqual([{ name: 'a', before: undefined, after: 1 }]);
    expect(changesOf(null, null)).toEqual([]);
  });

  it('leads to what it is about', () => {
    expect(pageOf({ type: 'chat', id: '7' })).toBe('/inbox/7');
    expect(pageOf({ type: 'customer', id: null })).toBeUndefined();
  });

  it('is looked for from the beginning of a day to the end of one', () => {
    expect(dayToInstant('2026-11-27', 1)).toBe(new Date(2026, 10, 28).toISOString());
    expect(dayToInstant('yesterday')).toBeUndefined();
    expect(dayToInstant(undefined)).toBeUndefined();
  });
});
