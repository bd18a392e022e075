import { editOf } from './edits';

describe('What was sent, beside what was prepared', () => {
  it('is unedited when it is the same, whatever date and time had become', () => {
    expect(editOf(['Hello Cleo!'], 'Hello Cleo!')).toEqual({ edited: false, similarity: 1 });
    expect(editOf(['It is ', ' on ', '.'], 'It is 10:30 PM on May 6, 2031.')).toEqual({ edited: false, similarity: 1 });
    expect(editOf(['', ''], '10:30')).toEqual({ edited: false, similarity: 1 });
  });

  it('is edited when any word, space or sign differs', () => {
    for (const sent of ['Hello Cleo', 'hello Cleo!', ' Hello Cleo!', 'Hello  Cleo!', ''])
      expect(editOf(['Hello Cleo!'], sent).edited).toBe(true);
    expect(editOf(['It is ', '.'], `It is ${'x'.repeat(61)}.`).edited).toBe(true);
    expect(editOf(['It is ', ' today'], 'It is today').edited).toBe(true);
    expect(editOf(['a ', ' b ', ' c'], 'a 1 x 2 c').edited).toBe(true);
  });

  it('is as similar as the words that both have', () => {
    expect(editOf(['one two three four'], 'one two three five').similarity).toBe(0.75);
    expect(editOf(['one two'], 'three').similarity).toBe(0);
    expect(editOf(['one one'], 'one').similarity).toBeCloseTo(2 / 3);
    expect(editOf(['one'], '').similarity).toBe(0);
  });
});
